package foodfast.load;

import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Twenty photos of 8 MB and 24 megapixels at once, beside a steady trickle of orders: prints what
 * the orders feel of it, what each step costs, and the heap. Not part of the build.
 */
class PhotoLoad {
  private static final int PHOTOS = 20;
  private static final int ORDERS_ALONE = 300;
  private static final Pattern HEAP =
      Pattern.compile("memory_usedHeap_bytes\\{[^}]*\\} ([0-9.E+]+)");

  private final Node node = Platform.running().nodeA();
  private final RestaurantApp restaurant = RestaurantApp.logsIn(node);
  private final CustomerApp customer = CustomerApp.registers(node);
  private final Map<String, ?> basket = customer.basket(restaurant.id(), customer.addsCard());
  private double mostHeap;

  @Test
  void photosBesideOrders() throws Exception {
    byte[] photo = Shots.large(7);
    warm(photo);
    orders(ORDERS_ALONE, new AtomicBoolean());
    List<Double> alone = orders(ORDERS_ALONE, new AtomicBoolean());
    List<String> dishes =
        IntStream.range(0, PHOTOS).mapToObj(i -> restaurant.addsDish("Load " + i)).toList();
    heap();
    final double idleHeap = mostHeap;

    ExecutorService clients = Executors.newCachedThreadPool();
    AtomicBoolean arrived = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    long begun = System.nanoTime();
    CompletableFuture<List<Double>> besideBytes =
        CompletableFuture.supplyAsync(() -> orders(Integer.MAX_VALUE, arrived), clients);
    CompletableFuture<List<Double>> besideWork =
        besideBytes.thenApplyAsync(earlier -> orders(Integer.MAX_VALUE, over), clients);
    List<CompletableFuture<PhotoSending>> uploads =
        IntStream.range(0, PHOTOS)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> restaurant.sends(dishes.get(i), photo), clients))
            .toList();
    List<PhotoSending> sent = uploads.stream().map(CompletableFuture::join).toList();
    double received = seconds(begun);
    arrived.set(true);
    List<JsonObject> ready = sent.stream().map(one -> one.endsAs("READY")).toList();
    double done = seconds(begun);
    over.set(true);
    besideWork.join();
    clients.shutdown();

    System.out.printf("photos of %.1f MB and 24 megapixels: %d%n", photo.length / 1e6, PHOTOS);
    System.out.printf("all bytes received after %.1f s, all READY after %.1f s%n", received, done);
    print("orders alone", alone);
    print("… while bytes come", besideBytes.join());
    print("… while the worker works", besideWork.join());
    steps(ready);
    System.out.printf("heap in use: %.0f MB before, %.0f MB at most%n", idleHeap, mostHeap);
  }

  /** A server in use has its code compiled: whole photos, and beginnings of many more. */
  private void warm(byte[] photo) {
    String dish = restaurant.addsDish("Warm");
    for (int i = 0; i < 3; i++) {
      long begun = System.nanoTime();
      PhotoSending alone = restaurant.sends(dish, photo);
      System.out.printf("one photo by itself received after %.2f s%n", seconds(begun));
      alone.endsAs("READY");
    }
    for (int i = 0; i < 100; i++) {
      PhotoSending begun = restaurant.sends(dish, photo.length);
      begun.patch(0, Arrays.copyOf(photo, 100_000)).expects(204);
      begun.delete().expects(204);
    }
  }

  /** One order after another, with a pause, until so many or until the photos are done. */
  private List<Double> orders(int count, AtomicBoolean over) {
    List<Double> millis = new ArrayList<>();
    while (millis.size() < count && !over.get()) {
      long begun = System.nanoTime();
      customer.orders(basket);
      millis.add((System.nanoTime() - begun) / 1e6);
      if (millis.size() % 5 == 0) {
        heap();
      }
      LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
    }
    return millis;
  }

  private void heap() {
    Matcher found = HEAP.matcher(node.door().get("/metrics?scope=base").body());
    if (found.find()) {
      mostHeap = Math.max(mostHeap, Double.parseDouble(found.group(1)) / (1 << 20));
    }
  }

  private static void steps(List<JsonObject> ready) {
    Map<String, List<Double>> bySteps = new TreeMap<>();
    for (JsonObject status : ready) {
      for (JsonObject step : status.getJsonArray("steps").getValuesAs(JsonObject.class)) {
        bySteps
            .computeIfAbsent(step.getString("step"), name -> new ArrayList<>())
            .add(step.getJsonNumber("ms").doubleValue());
      }
    }
    bySteps.forEach(PhotoLoad::print);
  }

  private static void print(String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "%-24s n %4d   p50 %7.0f ms   p99 %7.0f ms   longest %7.0f ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1),
        sorted.get(sorted.size() - 1));
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
