package foodfast.load;

import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The product with a database and a broker of its own, started on data that was there before. */
final class OursAsPeer implements Peer {
  private final Surroundings surroundings = Surroundings.fresh("peers");
  private final Node node;
  private final Duration timeToReady;
  private OperatorApp operator;

  OursAsPeer() throws Exception {
    surroundings.database().start();
    surroundings.broker().start();
    node = surroundings.node("node-peer", Map.of("THROTTLE_FACTOR", "0"));
    node.start(); // makes the tables and the demo people
    node.stop();
    long start = System.nanoTime();
    node.start();
    timeToReady = Duration.ofNanos(System.nanoTime() - start);
  }

  Node node() {
    return node;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public URI url() {
    return node.url();
  }

  @Override
  public ProcessHandle process() {
    return node.jvm();
  }

  @Override
  public Duration timeToReady() {
    return timeToReady;
  }

  /** Before it tells anything: a token ends after a quarter of an hour. */
  void operatorLogsIn() {
    operator = OperatorApp.logsIn(node);
  }

  @Override
  public long tells() {
    return operator
        .announces("Something that everybody reads")
        .getJsonNumber("position")
        .longValue();
  }

  @Override
  public void close() {
    try {
      node.close();
      surroundings.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
