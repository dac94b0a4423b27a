package foodfast.load;

import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Fix;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Tables;
import jakarta.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * So many watched deliveries, each with its viewer: what a fix costs and how long it takes from the
 * driver's phone to the customer's map, at one fix each ten seconds, and compressed to one a
 * second.
 */
class DriverLocationLoad {
  private static final int ORDERS_A_PHONE = 20;
  private static final int MEASURED_SECONDS = Integer.getInteger("load.seconds", 20);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();
  private final Server server = new Server(node);
  private final CustomerApp customer = CustomerApp.registers(node);
  private final DriverApp driver = DriverApp.logsIn(node);
  private final Tables tables = new Tables(platform.database());
  private final List<String> orders = new ArrayList<>();
  private final List<WebSocket> phones = new ArrayList<>();
  private final List<WebSocket> maps = new ArrayList<>();
  private Latencies latencies = new Latencies();

  @Test
  void figures() throws Exception {
    server.pin();
    Report report = new Report("Driver location: fixes of watched deliveries, one viewer each");
    for (String count : System.getProperty("load.deliveries", "1000,5000").split(",")) {
      openUpTo(Integer.parseInt(count), report);
      send(1, 15);
      settle();
      round(10, report);
      settle();
      round(1, report);
    }
    report.publish("driver-location");
  }

  private void openUpTo(int count, Report report) {
    while (orders.size() < count) {
      orders.add(anOrderUnderWay());
    }
    while (phones.size() * ORDERS_A_PHONE < count) {
      phones.add(open("/ws/driver", driver.session().accessToken()).join());
    }
    long before = server.liveHeapKilobytes();
    int opened = maps.size();
    Semaphore handshakes = new Semaphore(32);
    List<CompletableFuture<WebSocket>> opening = new ArrayList<>();
    for (String order : orders.subList(opened, count)) {
      handshakes.acquireUninterruptibly();
      opening.add(
          open(CustomerApp.mapOf(order), customer.session().accessToken())
              .whenComplete((socket, failed) -> handshakes.release()));
    }
    opening.forEach(socket -> maps.add(socket.join()));
    double each = (server.liveHeapKilobytes() - before) / (double) (count - opened);
    report.add(count + " watched: heap per viewer", each, "kB");
  }

  private String anOrderUnderWay() {
    String id = UUID.randomUUID().toString();
    tables.change(
        "insert into orders (id, customer_id, restaurant_id, driver_id, status, version, total,"
            + " currency, payment_method_id, line1, city, lat, lng, placed_at)"
            + " values (cast(? as uuid), cast(? as uuid), gen_random_uuid(), cast(? as uuid),"
            + " 'PICKED_UP', 1, 100, 'EUR', gen_random_uuid(), 'x', 'Berlin', 52.5, 13.4, now())",
        id,
        customer.session().accountId(),
        driver.session().accountId());
    tables.change(
        "insert into order_step values (cast(? as uuid), 1, 'PICKED_UP', now(), null)", id);
    return id;
  }

  private CompletableFuture<WebSocket> open(String path, String token) {
    return CLIENT
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .buildAsync(URI.create("ws://localhost:" + node.port() + path), new Phone());
  }

  /** Waits until nothing more arrives of what was sent before. */
  private void settle() {
    long before = -1;
    for (int i = 0; i < 60 && before != shown(); i++) {
      before = shown();
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    }
  }

  private synchronized long shown() {
    return latencies.count();
  }

  /** Every delivery reports once in {@code each} seconds, spread evenly. */
  private void round(int each, Report report) {
    synchronized (this) {
      latencies = new Latencies();
    }
    double cpu = server.cpuSeconds();
    long sent = send(each, MEASURED_SECONDS);
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    double used = server.cpuSeconds() - cpu;
    String what = orders.size() + " watched, each " + each + " s: ";
    synchronized (this) {
      report
          .add(what + "fixes", sent / (double) MEASURED_SECONDS, "per s")
          .add(what + "shown", 100.0 * latencies.count() / sent, "% of the fixes")
          .add(what + "phone to map, p50", latencies.percentile(50), "ms")
          .add(what + "phone to map, p99", latencies.percentile(99), "ms")
          .add(what + "processor per 1,000", used * 1000 / sent, "s");
    }
  }

  private long send(int each, int seconds) {
    int total = orders.size() / each * seconds;
    long gap = TimeUnit.SECONDS.toNanos(seconds) / total;
    long began = System.nanoTime();
    List<CompletableFuture<?>> last = new ArrayList<>();
    phones.forEach(phone -> last.add(CompletableFuture.completedFuture(null)));
    for (int i = 0; i < total; i++) {
      LockSupport.parkNanos(began + i * gap - System.nanoTime());
      int order = i % orders.size();
      int phone = order % phones.size();
      last.get(phone).join();
      last.set(phone, phones.get(phone).sendText(fix(orders.get(order)), true));
    }
    return total;
  }

  /** Each fix is 8 m farther north for each second since the one before. */
  private static String fix(String order) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    double metres = now.toEpochMilli() % 10_000_000 / 1000.0 * 8;
    return Json.createObjectBuilder(Fix.inBerlin(now).north(metres, 0).frame(order))
        .build()
        .toString();
  }

  private synchronized void shown(Instant at) {
    latencies.add(ChronoUnit.NANOS.between(at, Instant.now()));
  }

  /** Reads what it gets, and notes how old a position is. */
  private final class Phone implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      String frame = text.toString();
      int at = frame.indexOf("\"at\":\"") + 6;
      if (frame.startsWith("{\"type\":\"position\"")) {
        shown(Instant.parse(frame.substring(at, frame.indexOf('"', at))));
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      System.err.println("a socket was closed: " + code + " " + reason);
      return null;
    }
  }
}
