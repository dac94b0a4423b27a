package foodfast.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * 500 conversations on one node, 50 agents with ten each: how long until the other side has a
 * message, what that costs, and the same beside a rush of log-ins.
 */
class ChatLoad {
  private static final int CONVERSATIONS = Integer.getInteger("load.conversations", 500);
  private static final int PER_SECOND = Integer.getInteger("load.rate", 100);
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("load.warmup", 30));
  private static final Duration MEASURED = Duration.ofSeconds(15);

  private final Queue<Long> ages = new ConcurrentLinkedQueue<>();
  private final AtomicInteger said = new AtomicInteger();
  private final AtomicInteger heard = new AtomicInteger();
  private final List<Runnable> speakers = new ArrayList<>();

  @Test
  void figures() throws Exception {
    Platform platform = Platform.running();
    Node node = platform.nodeA();
    open(node, ChatPeople.of(platform, node, CONVERSATIONS));
    ProcessHandle server = server(node);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleAtFixedRate(this::next, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
    pause(WARM_UP);
    measure("quiet", server);
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger logIns = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      new Thread(() -> logIn(node, over, logIns)).start();
    }
    pause(Duration.ofSeconds(2));
    int before = logIns.get();
    measure("beside a log-in rush", server);
    System.out.printf("log-ins in that time: %d%n", logIns.get() - before);
    over.set(true);
    clock.shutdown();
    Eventually.within(Duration.ofSeconds(20)).holds("all heard", () -> heard.get() >= said.get());
    assertEquals(said.get(), heard.get(), "every message was heard once");
  }

  private void open(Node node, ChatPeople people) {
    List<ChatPhone> desks =
        people.agentTokens().stream()
            .map(token -> ChatPhone.open(node, token, "CUSTOMER", this::hear))
            .toList();
    for (int i = 0; i < people.pairs().size(); i++) {
      ChatPeople.Pair pair = people.pairs().get(i);
      ChatPhone desk = desks.get(i / 10);
      ChatPhone customer = ChatPhone.open(node, pair.customerToken(), "AGENT", this::hear);
      customer.opens(pair.conversation());
      desk.opens(pair.conversation());
      speakers.add(() -> customer.says(pair.conversation()));
      speakers.add(() -> desk.says(pair.conversation()));
    }
  }

  private void next() {
    speakers.get(said.getAndIncrement() % speakers.size()).run();
  }

  private void hear(long age) {
    ages.add(age);
    heard.incrementAndGet();
  }

  private void measure(String name, ProcessHandle server) throws Exception {
    ages.clear();
    double before = cpuSeconds(server);
    pause(MEASURED);
    double spent = cpuSeconds(server) - before;
    long[] sorted = ages.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-20s %d conversations, %d messages in %d s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms,"
            + " longest %.1f ms; %.2f processor seconds per 1,000 messages%n",
        name,
        CONVERSATIONS,
        sorted.length,
        MEASURED.toSeconds(),
        at(sorted, 50),
        at(sorted, 95),
        at(sorted, 99),
        at(sorted, 100),
        spent * 1000 / sorted.length);
  }

  private static double at(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  private static void logIn(Node node, AtomicBoolean over, AtomicInteger count) {
    while (!over.get()) {
      Session.ofDemo(node, "customer2");
      count.incrementAndGet();
    }
  }

  private static void pause(Duration time) {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS))
        .join();
  }

  private static ProcessHandle server(Node node) {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().command().orElse("").endsWith("java"))
        .filter(p -> p.info().commandLine().orElse("").contains("node-a-" + node.port()))
        .findFirst()
        .orElseThrow();
  }

  /** As the system counts it, user and system. */
  private static double cpuSeconds(ProcessHandle process) throws Exception {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }
}
