package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AfterOutage;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Figures;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without its database a node says so at once, and goes on as soon as it is back. */
class DatabaseOutageIT {
  private static final Duration BACK = Duration.ofMinutes(2);
  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();

  @AfterEach
  void theDatabaseIsBack() throws Exception {
    platform.database().start();
    AfterOutage.bothNodesAnswer(platform);
  }

  @Test
  void isToldAtOnceAndHealsByItself() throws Exception {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    platform.database().stop();
    Eventually.within(BACK).holds("not ready", () -> node.health("ready") == 503);

    refusedSoon("profile", () -> customer.door().get("/api/accounts/me"));
    refusedSoon("status", () -> customer.asksStatus(order));
    refusedSoon("restaurants", () -> customer.door().get("/api/restaurants"));
    Map<String, String> login =
        Map.of("email", customer.session().email(), "password", Session.PASSWORD);
    refusedSoon("log-in", () -> node.door().post("/api/sessions", login));

    platform.database().start();
    Eventually.within(BACK).holds("back", () -> customer.asksStatus(order).status() == 200);
    restaurant.confirms(order).expects(200);
    customer.seesStatus(order, "CONFIRMED");
  }

  private static void refusedSoon(String what, java.util.function.Supplier<Answer> ask) {
    long start = System.nanoTime();
    Answer answer = ask.get();
    answer.isProblem(503);
    assertTrue(!answer.header("Retry-After").isEmpty(), answer::toString);
    Figures.tell(
        "%s without a database: 503 after %d ms",
        what, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
