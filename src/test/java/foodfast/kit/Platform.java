package foodfast.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * What all tests of one run share: a fresh database, a fresh broker and node A, started at first
 * use; node B when somebody asks for it. All end with the test JVM.
 */
public final class Platform {
  private static Platform shared;
  private static Throwable whyNot;

  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private final LocalDatabase database;
  private final LocalBroker broker;
  private Node nodeA;
  private Node nodeB;

  private Platform() {
    database = new LocalDatabase(Folders.DATA.resolve("postgres"), Ports.free());
    broker = new LocalBroker(Folders.DATA.resolve("broker"), Ports.free());
  }

  /** The running platform; a platform that failed to start fails every test at once. */
  public static synchronized Platform running() {
    if (whyNot != null) {
      throw new IllegalStateException("the platform did not start", whyNot);
    }
    if (shared == null) {
      Platform fresh = new Platform();
      Runtime.getRuntime().addShutdownHook(new Thread(fresh::end));
      try {
        fresh.start();
      } catch (Exception | AssertionError e) {
        whyNot = e;
        fresh.end();
        throw new IllegalStateException("the platform did not start", e);
      }
      shared = fresh;
    }
    return shared;
  }

  public LocalDatabase database() {
    return database;
  }

  public LocalBroker broker() {
    return broker;
  }

  public Node nodeA() {
    return nodeA;
  }

  /** The second node on the same database and broker, started when first asked for. */
  public synchronized Node nodeB() {
    if (nodeB == null) {
      nodeB = another("node-b", Map.of()).start();
    }
    return nodeB;
  }

  /** One more node on the same database and broker, laid out but not started. */
  public synchronized Node another(String name, Map<String, String> settings) {
    Map<String, String> all = Settings.of(database, broker);
    all.putAll(settings);
    Node node = Node.laidOut(name, all);
    toClose.push(node);
    return node;
  }

  /** How many nodes share the work at the moment: A, B, and whatever other tests have started. */
  public synchronized long nodesAtWork() {
    return toClose.stream().filter(one -> one instanceof Node node && node.isRunning()).count();
  }

  private void start() throws Exception {
    Node.endLeftOvers();
    Nginx.endLeftOvers();
    database.endLeftOver();
    Folders.wipe(Folders.DATA);
    toClose.push(database);
    toClose.push(broker);
    nodeA = another("node-a", Map.of());
    nodeA.launch(); // it needs them long after it has begun
    database.start();
    broker.start();
    nodeA.awaitReady();
  }

  private synchronized void end() {
    while (!toClose.isEmpty()) {
      AutoCloseable last = toClose.pop();
      try {
        last.close();
      } catch (Exception e) {
        System.err.println("could not close " + last + ": " + e);
      }
    }
  }
}
