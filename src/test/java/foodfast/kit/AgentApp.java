package foodfast.kit;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a support agent's desk does. */
public final class AgentApp {
  private final Session session;

  private AgentApp(Session session) {
    this.session = session;
  }

  /** Somebody who is logged in already. */
  public static AgentApp of(Session session) {
    return new AgentApp(session);
  }

  public static AgentApp logsIn(Node node) {
    return logsIn(node, "agent");
  }

  public static AgentApp logsIn(Node node, String demoName) {
    return new AgentApp(Session.ofDemo(node, demoName));
  }

  /** A new colleague, made by an operator. */
  public static AgentApp joins(Node node, String name) {
    String email = "agent-" + UUID.randomUUID() + "@test.foodfast.test";
    Map<String, ?> body =
        Map.of("email", email, "password", Session.PASSWORD, "name", name, "role", "AGENT");
    OperatorApp.logsIn(node).door().post("/api/accounts", body).expects(201);
    return new AgentApp(Session.logIn(node, email));
  }

  /** The same person on another device. */
  public AgentApp logsInAgain() {
    return new AgentApp(Session.logIn(session.node(), session.email()));
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

  public Chat chats() {
    return Chat.opens(session);
  }

  /** Takes so many conversations at once from now on. */
  public AgentApp takes(int capacity) {
    setsAvailability(true, capacity).expects(200);
    return this;
  }

  public void takesNoMore() {
    setsAvailability(false, 5).expects(200);
  }

  public Answer setsAvailability(boolean available, int capacity) {
    return door()
        .put("/api/agents/me/availability", Map.of("available", available, "capacity", capacity));
  }

  /** The ids of those conversations this agent holds now. */
  public List<String> holds() {
    return ids("OPEN");
  }

  /** The ids of those that wait in line. */
  public List<String> seesWaiting() {
    return ids("WAITING");
  }

  private List<String> ids(String state) {
    return door()
        .get("/api/conversations?limit=100&state=" + state)
        .expects(200)
        .items()
        .getValuesAs(JsonObject.class)
        .stream()
        .map(view -> view.getString("id"))
        .toList();
  }

  public Answer closes(String conversation) {
    return door().put("/api/conversations/" + conversation + "/state", Map.of("state", "CLOSED"));
  }

  /** Hands it to a colleague. */
  public Answer transfers(String conversation, AgentApp colleague) {
    return door()
        .post(
            "/api/conversations/" + conversation + "/transfer",
            Map.of("agentId", colleague.session.accountId()));
  }

  public Answer givesBack(String conversation) {
    return door().post("/api/conversations/" + conversation + "/transfer", Map.of());
  }

  public Answer refunds(String orderId, int amount, String reason, String idempotencyKey) {
    return door()
        .with("Idempotency-Key", idempotencyKey)
        .post(
            "/api/orders/" + orderId + "/refunds",
            Map.of("amount", Map.of("amount", amount, "currency", "EUR"), "reason", reason));
  }

  public void holds(String conversation, Duration within) {
    Eventually.within(within)
        .see("the agent holds " + conversation, this::holds, ids -> ids.contains(conversation));
  }
}
