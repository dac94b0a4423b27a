package foodfast.kit;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.UUID;

/** A person who is logged in, at a node of their choice: what every app of the kit holds. */
public final class Session {
  /** The password of the demo people and of everybody the tests register. */
  public static final String PASSWORD = "foodfast-demo";

  private final Node node;
  private final JsonObject answer;

  private Session(Node node, JsonObject answer) {
    this.node = node;
    this.answer = answer;
  }

  public static Session logIn(Node node, String email) {
    Map<String, String> body =
        Map.of("email", email, "password", PASSWORD, "device", "the test house");
    return new Session(node, node.door().post("/api/sessions", body).expects(201).json());
  }

  /** One of the demo people, such as {@code restaurant} or {@code driver2}. */
  public static Session ofDemo(Node node, String who) {
    return logIn(node, who + "@demo.foodfast.test");
  }

  /** A customer nobody has seen before, who lives there. */
  public static Session ofNewcomerIn(Node node, String city) {
    String email = "guest-" + UUID.randomUUID() + "@test.foodfast.test";
    Map<String, String> body =
        Map.of("email", email, "password", PASSWORD, "name", "Test Guest", "city", city);
    node.door().post("/api/accounts", body).expects(201);
    return logIn(node, email);
  }

  /** A customer nobody has seen before. */
  public static Session ofNewcomer(Node node) {
    String email = "guest-" + UUID.randomUUID() + "@test.foodfast.test";
    Map<String, String> body = Map.of("email", email, "password", PASSWORD, "name", "Test Guest");
    node.door().post("/api/accounts", body).expects(201);
    return logIn(node, email);
  }

  /** The same session, its requests going to another node. */
  public Session at(Node other) {
    return new Session(other, answer);
  }

  /** The answer to the log-in, as a page would have got it. */
  public String answer() {
    return answer.toString();
  }

  public Node node() {
    return node;
  }

  public Door door() {
    return node.door().bearer(accessToken());
  }

  public String accessToken() {
    return answer.getString("accessToken");
  }

  public String refreshToken() {
    return answer.getString("refreshToken");
  }

  public String accountId() {
    return answer.getJsonObject("account").getString("id");
  }

  public String email() {
    return answer.getJsonObject("account").getString("email");
  }

  public String restaurantId() {
    return answer.getJsonObject("account").getString("restaurantId");
  }

  public String role() {
    return answer.getJsonObject("account").getString("role");
  }
}
