package foodfast.kit;

/** What an operator does; grows with accounts and announcements. */
public final class OperatorApp {
  private final Session session;

  private OperatorApp(Session session) {
    this.session = session;
  }

  public static OperatorApp logsIn(Node node) {
    return logsIn(node, "operator");
  }

  public static OperatorApp logsIn(Node node, String demoName) {
    return new OperatorApp(Session.ofDemo(node, demoName));
  }

  /** The same person at another node. */
  public OperatorApp at(Node other) {
    return new OperatorApp(session.at(other));
  }

  public Session session() {
    return session;
  }

  public Door door() {
    return session.door();
  }
}
