package foodfast.kit;

/** What a driver's app does; grows with the delivery feature. */
public final class DriverApp {
  private final Session session;

  private DriverApp(Session session) {
    this.session = session;
  }

  public static DriverApp logsIn(Node node) {
    return logsIn(node, "driver");
  }

  public static DriverApp logsIn(Node node, String demoName) {
    return new DriverApp(Session.ofDemo(node, demoName));
  }

  /** The same person at another node. */
  public DriverApp at(Node other) {
    return new DriverApp(session.at(other));
  }

  public Session session() {
    return session;
  }

  public Door door() {
    return session.door();
  }
}
