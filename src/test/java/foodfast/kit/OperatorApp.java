package foodfast.kit;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

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

  /** Tells everybody. */
  public JsonObject announces(String title) {
    return announces(Map.of("title", title, "body", "Text of " + title, "severity", "INFO"));
  }

  /** Tells people of some roles in some cities; an empty list means all. */
  public JsonObject announces(String title, List<String> roles, List<String> cities) {
    return announces(
        Map.of(
            "title",
            title,
            "body",
            "Text of " + title,
            "severity",
            "WARNING",
            "audience",
            Map.of("roles", roles, "cities", cities)));
  }

  public JsonObject announces(Map<String, ?> announcement) {
    return triesToAnnounce(announcement).expects(201).json();
  }

  public Answer triesToAnnounce(Map<String, ?> announcement) {
    return door().post("/api/announcements", announcement);
  }

  public Answer corrects(String id, Map<String, ?> patch) {
    return door().patch("/api/announcements/" + id, patch);
  }

  public Answer ends(String id) {
    return door().delete("/api/announcements/" + id);
  }
}
