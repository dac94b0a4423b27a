package foodfast.overview;

import foodfast.overview.NodeReport.Connected;
import foodfast.realtime.Connections;
import foodfast.realtime.Connections.Owner;
import foodfast.realtime.LongPoll;
import foodfast.web.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node has to say of itself. */
@ApplicationScoped
public class SelfReport {
  private static final int KINDS = 20;

  private static final Logger LOG = LoggerFactory.getLogger(SelfReport.class);

  @Inject
  @ConfigProperty(name = "HTTP_PORT", defaultValue = "9080")
  int port;

  @Inject NodeReports nodes;
  @Inject Connections connections;
  @Inject LongPoll polls;
  @Inject MetricRegistry metrics;

  private final Instant startedAt = Instant.now();
  private String node;
  private long refusedBefore;

  @PostConstruct
  void callIt() {
    node = host() + ":" + port;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "process-" + ProcessHandle.current().pid();
    }
  }

  /** How this node is called: by its host and port. */
  String node() {
    return node;
  }

  /** After its last word: a node that is stopped has not fallen silent. */
  void leave(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Shutdown shutdown) {
    try {
      nodes.leave(node);
    } catch (RuntimeException e) {
      LOG.debug("{} can't say that it leaves", node, e);
    }
  }

  /** As it is now; to be asked by one thread. */
  NodeReport now() {
    long refused = ProblemType.told().stream().mapToLong(ProblemType.Told::times).sum();
    NodeReport report =
        new NodeReport(
            startedAt,
            gauge("broker_answers") == 1,
            heapPercent(),
            polls.count(),
            connections.owners(false).count(),
            connections.owners(true).count(),
            gauge("chat_sockets_open"),
            gauge("delivery_viewers"),
            gauge("delivery_rides"),
            refused - refusedBefore,
            connected(),
            refusedLast());
    refusedBefore = refused;
    return report;
  }

  /** A gauge of this node; one that nobody has begun to measure is zero. */
  long gauge(String name) {
    Gauge<?> gauge = metrics.getGauge(new MetricID(name));
    return gauge == null ? 0 : gauge.getValue().longValue();
  }

  private static int heapPercent() {
    Runtime heap = Runtime.getRuntime();
    return (int) (100 * (heap.totalMemory() - heap.freeMemory()) / heap.maxMemory());
  }

  private List<Connected> connected() {
    Map<String, Supplier<Stream<Owner>>> patterns =
        Map.of(
            "POLL", polls::owners,
            "SSE", () -> connections.owners(false),
            "WEBSOCKET", () -> connections.owners(true));
    return patterns.entrySet().stream()
        .flatMap(one -> people(one.getKey(), one.getValue().get()))
        .toList();
  }

  /** A person with three screens is one. */
  private static Stream<Connected> people(String pattern, Stream<Owner> owners) {
    return owners
        .collect(
            Collectors.groupingBy(
                Owner::role, Collectors.mapping(Owner::account, Collectors.toSet())))
        .entrySet()
        .stream()
        .map(role -> new Connected(role.getKey(), pattern, role.getValue().size()));
  }

  private static List<ProblemType.Told> refusedLast() {
    return ProblemType.told().stream()
        .sorted(Comparator.comparing(ProblemType.Told::last).reversed())
        .limit(KINDS)
        .toList();
  }
}
