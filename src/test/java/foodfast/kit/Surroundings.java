package foodfast.kit;

import java.util.Map;

/** A database and a broker of a test's own, for what must not happen to the shared ones. */
public final class Surroundings implements AutoCloseable {
  private final LocalDatabase database;
  private final LocalBroker broker;

  private Surroundings(LocalDatabase database, LocalBroker broker) {
    this.database = database;
    this.broker = broker;
  }

  public static Surroundings notYetStarted(String name) {
    return new Surroundings(
        new LocalDatabase(Folders.DATA.resolve(name).resolve("postgres"), Ports.free()),
        new LocalBroker(Folders.DATA.resolve(name).resolve("broker"), Ports.free()));
  }

  /** The same, without what was there from an earlier run. */
  public static Surroundings fresh(String name) {
    Folders.wipe(Folders.DATA.resolve(name));
    return notYetStarted(name);
  }

  public LocalDatabase database() {
    return database;
  }

  public LocalBroker broker() {
    return broker;
  }

  /** A node that looks for them, throttles and hashes as a deployed one, not started yet. */
  public Node node(String name) {
    return node(name, Map.of());
  }

  /** The same with other settings. */
  public Node node(String name, Map<String, String> others) {
    Map<String, String> settings = Settings.of(database, broker);
    settings.put("THROTTLE_FACTOR", "1");
    settings.remove("PASSWORD_ITERATIONS");
    settings.putAll(others);
    return Node.laidOut(name, settings);
  }

  @Override
  public void close() throws java.io.IOException {
    broker.close();
    database.close();
  }
}
