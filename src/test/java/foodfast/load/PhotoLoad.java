package foodfast.load;

import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Twenty photos of 8 MB and 24 megapixels at once, beside a steady trickle of orders: prints what
 * the orders feel of it, what each step costs, and the heap. Not part of the build.
 */
class PhotoLoad {
  private static final int PHOTOS = 20;
  private static final int ORDERS_ALONE = 300;

  private final Node node = Platform.running().nodeA();
  private final RestaurantApp restaurant = RestaurantApp.logsIn(node);
  private final CustomerApp customer = CustomerApp.registers(node);
  private final Map<String, ?> basket = customer.basket(restaurant.id(), customer.addsCard());
  private final Report report = new Report(PHOTOS + " photos of 24 megapixels at once");
  private double mostHeap;

  @Test
  void photosBesideOrders() throws Exception {
    byte[] photo = Shots.large(7);
    warm(photo);
    orders(ORDERS_ALONE, new AtomicBoolean());
    Latencies alone = orders(ORDERS_ALONE, new AtomicBoolean());
    List<String> dishes =
        IntStream.range(0, PHOTOS).mapToObj(i -> restaurant.addsDish("Load " + i)).toList();

    ExecutorService clients = Executors.newCachedThreadPool();
    AtomicBoolean arrived = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    long begun = System.nanoTime();
    CompletableFuture<Latencies> besideBytes =
        CompletableFuture.supplyAsync(() -> orders(Integer.MAX_VALUE, arrived), clients);
    CompletableFuture<Latencies> besideWork =
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

    report
        .add("size of a photo", photo.length / 1e6, "MB")
        .add("all bytes received after", received, "s")
        .add("all READY after", done, "s")
        .add("orders alone", alone)
        .add("orders while bytes come", besideBytes.join())
        .add("orders while the worker works", besideWork.join())
        .add("heap in use, garbage included, at most", mostHeap, "MB");
    steps(ready);
    report.publish("photo");
  }

  /** A server in use has its code compiled: whole photos, and beginnings of many more. */
  private void warm(byte[] photo) {
    String dish = restaurant.addsDish("Warm");
    for (int i = 0; i < 3; i++) {
      long begun = System.nanoTime();
      PhotoSending alone = restaurant.sends(dish, photo);
      report.add("photo " + (i + 1) + " by itself received after", seconds(begun), "s");
      alone.endsAs("READY");
    }
    for (int i = 0; i < 100; i++) {
      PhotoSending begun = restaurant.sends(dish, photo.length);
      begun.patch(0, Arrays.copyOf(photo, 100_000)).expects(204);
      begun.delete().expects(204);
    }
  }

  /** One order after another, with a pause, until so many or until the photos are done. */
  private Latencies orders(int count, AtomicBoolean over) {
    Latencies latencies = new Latencies();
    while (latencies.count() < count && !over.get()) {
      long begun = System.nanoTime();
      customer.orders(basket);
      latencies.add(System.nanoTime() - begun);
      if (latencies.count() % 5 == 0) {
        mostHeap = Math.max(mostHeap, node.metric("memory_usedHeap_bytes") / (1 << 20));
      }
      LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
    }
    return latencies;
  }

  private void steps(List<JsonObject> ready) {
    Map<String, Latencies> bySteps = new TreeMap<>();
    for (JsonObject status : ready) {
      for (JsonObject step : status.getJsonArray("steps").getValuesAs(JsonObject.class)) {
        bySteps
            .computeIfAbsent(step.getString("step"), name -> new Latencies())
            .add(TimeUnit.MILLISECONDS.toNanos(step.getJsonNumber("ms").longValue()));
      }
    }
    bySteps.forEach(report::add);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
