package foodfast.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Forger;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Fifty restaurants with three screens each and two orders a minute each, then ten times that: from
 * the answered POST to the screen. Prints a table; bounded in count and time.
 */
class KitchenLoad {
  private static final int RESTAURANTS = 50;
  private static final int SCREENS = 3;
  private static final Pattern ORDER = Pattern.compile("\"orderId\":\"([^\"]+)\"");

  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();
  private final CustomerApp customer = CustomerApp.registers(node);
  private final Tables tables = new Tables(platform.database());
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Map<String, ?>> baskets = new ArrayList<>();
  private final Map<String, Queue<Long>> seen = new ConcurrentHashMap<>();

  @Test
  void ordersReachTheScreens() throws Exception {
    open();
    place(300, 20);
    Report report = new Report("answered POST to screen, 50 restaurants with 3 screens each");
    round(report, 100, 60);
    round(report, 1_000, 600);
    report.publish("kitchen");
  }

  private void round(Report report, int perMinute, int orders) {
    Latencies latencies = new Latencies();
    Map<String, Long> answered = place(orders, perMinute / 60.0);
    answered.forEach(
        (order, at) -> seen.get(order).forEach(when -> latencies.add(Math.max(0, when - at))));
    assertEquals((long) orders * SCREENS, latencies.count(), "each order on each screen once");
    report
        .add(perMinute + " orders a minute: p50", latencies.percentile(50), "ms")
        .add(perMinute + " orders a minute: p99", latencies.percentile(99), "ms")
        .add(perMinute + " orders a minute: longest", latencies.longestMillis(), "ms");
  }

  /** So many orders at that rate, shared out among the restaurants; waits until all are shown. */
  private Map<String, Long> place(int orders, double perSecond) {
    Map<String, Long> answered = new ConcurrentHashMap<>();
    long pause = (long) (1e9 / perSecond);
    long next = System.nanoTime();
    for (int i = 0; i < orders; i++) {
      LockSupport.parkNanos(Math.max(1, next - System.nanoTime()));
      next += pause;
      String order = customer.orders(baskets.get(i % RESTAURANTS)).getString("id");
      answered.put(order, System.nanoTime());
    }
    Eventually.within(Duration.ofSeconds(60))
        .holds(
            "all orders are on all screens",
            () -> answered.keySet().stream().allMatch(order -> sightings(order) == SCREENS));
    return answered;
  }

  private int sightings(String order) {
    return seen.getOrDefault(order, new ConcurrentLinkedQueue<>()).size();
  }

  private void open() throws GeneralSecurityException {
    Forger forger = new Forger(RestaurantApp.logsIn(node).session());
    String card = customer.addsCard();
    for (int i = 0; i < RESTAURANTS; i++) {
      UUID restaurant = UUID.randomUUID();
      UUID dish = UUID.randomUUID();
      tables.openKitchen("Load", restaurant, dish);
      for (int screen = 0; screen < SCREENS; screen++) {
        watch(restaurant, forger.staffOf(restaurant));
      }
      baskets.add(basket(restaurant, dish, card));
    }
  }

  private static Map<String, ?> basket(UUID restaurant, UUID dish, String card) {
    return Map.of(
        "restaurantId",
        restaurant.toString(),
        "items",
        List.of(Map.of("menuItemId", dish.toString(), "quantity", 1)),
        "deliverTo",
        Map.of("line1", "Load 1", "city", "Berlin", "lat", 52.5, "lng", 13.4),
        "paymentMethodId",
        card);
  }

  private void watch(UUID restaurant, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(
                node.url().resolve("/api/restaurants/" + restaurant + "/tickets/stream"))
            .header("Authorization", "Bearer " + token)
            .build();
    Thread screen = new Thread(() -> read(request), "screen");
    screen.setDaemon(true);
    screen.start();
  }

  private void read(HttpRequest request) {
    try (Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      lines.filter(line -> line.contains("\"alarm\":0")).forEach(this::shown);
    } catch (IOException | InterruptedException e) {
      // the run is over
    }
  }

  private void shown(String line) {
    long now = System.nanoTime();
    Matcher order = ORDER.matcher(line);
    if (order.find()) {
      seen.computeIfAbsent(order.group(1), key -> new ConcurrentLinkedQueue<>()).add(now);
    }
  }
}
