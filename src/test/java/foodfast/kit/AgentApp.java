package foodfast.kit;

/** What a support agent's desk does; grows with the chat feature. */
public final class AgentApp {
  private final Session session;

  private AgentApp(Session session) {
    this.session = session;
  }

  public static AgentApp logsIn(Node node) {
    return logsIn(node, "agent");
  }

  public static AgentApp logsIn(Node node, String demoName) {
    return new AgentApp(Session.ofDemo(node, demoName));
  }

  /** The same person at another node. */
  public AgentApp at(Node other) {
    return new AgentApp(session.at(other));
  }

  public Session session() {
    return session;
  }

  public Door door() {
    return session.door();
  }
}
