package foodfast.load;

import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Fix;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Tables;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * So many watched deliveries, each with its viewer: what a fix costs and how long it takes from the
 * driver's phone to the customer's map. Prints a table; bounded in count and time.
 */
public final class DriverLocationLoad {
  private static final int ORDERS_A_DRIVER_SOCKET = 20;
  private static final int WARM_UP_SECONDS = 15;
  private static final int MEASURED_SECONDS = 20;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Node node;
  private final CustomerApp customer;
  private final DriverApp driver;
  private final Tables tables;
  private final List<String> orders = new ArrayList<>();
  private final List<WebSocket> sockets = new ArrayList<>();
  private final List<WebSocket> phones = new ArrayList<>();
  private final int[] latencies = new int[2_000_000];
  private final AtomicInteger got = new AtomicInteger();
  private volatile boolean measuring;

  private DriverLocationLoad() {
    Platform platform = Platform.running();
    node = platform.nodeA();
    customer = CustomerApp.registers(node);
    driver = DriverApp.logsIn(node);
    tables = new Tables(platform.database());
  }

  public static void main(String[] arguments) throws Exception {
    List<Integer> counts =
        arguments.length == 0
            ? List.of(1_000, 5_000)
            : Arrays.stream(arguments).map(Integer::valueOf).toList();
    DriverLocationLoad load = new DriverLocationLoad();
    System.out.println(
        "| watched | fixes/s | delivered | p50 ms | p99 ms | max ms | CPU s/1,000 |");
    for (int count : counts) {
      load.openUpTo(count);
      load.round(10, 5);
      load.round(1, WARM_UP_SECONDS);
    }
    System.exit(0);
  }

  private void openUpTo(int count) throws Exception {
    long before = liveHeap();
    int opened = count - orders.size();
    for (int i = orders.size(); i < count; i++) {
      orders.add(anOrderUnderWay());
    }
    Semaphore handshakes = new Semaphore(32);
    List<CompletableFuture<Void>> opening = new ArrayList<>();
    for (String order : orders.subList(count - opened, count)) {
      handshakes.acquire();
      opening.add(
          open(CustomerApp.mapOf(order), customer.session().accessToken())
              .thenAccept(this::keep)
              .whenComplete((nothing, failed) -> handshakes.release()));
    }
    opening.forEach(CompletableFuture::join);
    long after = liveHeap();
    while (phones.size() * ORDERS_A_DRIVER_SOCKET < count) {
      phones.add(open("/ws/driver", driver.session().accessToken()).join());
    }
    System.out.printf(
        "%d viewers opened, %.1f kB of live heap each%n",
        opened, (after - before) / 1024.0 / opened);
  }

  private synchronized void keep(WebSocket socket) {
    sockets.add(socket);
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
        .buildAsync(URI.create("ws://localhost:" + node.port() + path), new Reader());
  }

  /** Every delivery reports once in {@code each} seconds, spread evenly. */
  private void round(int each, int warmUp) {
    send(each, warmUp);
    got.set(0);
    double cpu = cpuSeconds();
    measuring = true;
    long sent = send(each, MEASURED_SECONDS);
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    measuring = false;
    double used = cpuSeconds() - cpu;
    int count = got.get();
    int[] sorted = Arrays.copyOf(latencies, count);
    Arrays.sort(sorted);
    System.out.printf(
        "| %,d | %,d | %.2f %% | %.1f | %.1f | %.1f | %.2f |%n",
        orders.size(),
        sent / MEASURED_SECONDS,
        100.0 * count / sent,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1),
        used * 1000 / sent);
  }

  private static double at(int[] sorted, double part) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1000.0;
  }

  private long send(int each, int seconds) {
    int total = orders.size() / each * seconds;
    long began = System.nanoTime();
    long gap = TimeUnit.SECONDS.toNanos(seconds) / total;
    CompletableFuture<?>[] last = new CompletableFuture<?>[phones.size()];
    for (int i = 0; i < total; i++) {
      LockSupport.parkNanos(began + i * gap - System.nanoTime());
      int order = i % orders.size();
      int phone = order % phones.size();
      if (last[phone] != null) {
        last[phone].join();
      }
      last[phone] = phones.get(phone).sendText(frame(orders.get(order)), true);
    }
    return total;
  }

  /** Each fix is 8 m/s farther north than the one before, told by its time. */
  private static String frame(String order) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    double metres = (now.toEpochMilli() % 10_000_000) / 1000.0 * 8;
    Fix fix = Fix.inBerlin(now).north(metres, 0);
    return "{\"type\":\"position\",\"orderId\":\"%s\",\"lat\":%f,\"lng\":%f,\"accuracy\":8,\"speed\":8,\"heading\":0,\"at\":\"%s\"}"
        .formatted(order, fix.lat(), fix.lng(), now);
  }

  private ProcessHandle server() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains("ws-server.jar"))
        .filter(p -> p.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow();
  }

  private double cpuSeconds() {
    return server().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
  }

  /** What the server's heap holds after a full collection. */
  private long liveHeap() throws Exception {
    String jcmd = System.getProperty("java.home") + "/bin/jcmd";
    Process histogram =
        new ProcessBuilder(jcmd, Long.toString(server().pid()), "GC.class_histogram").start();
    String[] lines = new String(histogram.getInputStream().readAllBytes()).split("\n");
    String[] total = lines[lines.length - 1].trim().split("\\s+");
    return Long.parseLong(total[2]);
  }

  /** A phone that reads what it gets, and notes how old it is. */
  private final class Reader implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      if (measuring && text.length() > 20 && text.toString().contains("\"position\"")) {
        String frame = text.toString();
        int from = frame.indexOf("\"at\":\"") + 6;
        Instant at = Instant.parse(frame.substring(from, frame.indexOf('"', from)));
        int index = got.getAndIncrement();
        if (index < latencies.length) {
          latencies[index] = (int) ChronoUnit.MICROS.between(at, Instant.now());
        }
      }
      socket.request(1);
      return null;
    }
  }
}
