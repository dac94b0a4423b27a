package foodfast.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.PushDevice;
import foodfast.kit.PushService;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A thousand devices are woken at once, each decrypting what it gets, while somebody else's orders
 * go on: how long until the last, and what those orders feel.
 */
class PushLoad {
  private static final int PEOPLE = 50;
  private static final int DEVICES = 20; // of each
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String CITY = "Loadville";

  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();
  private final Tables tables = new Tables(platform.database());
  private final CustomerApp other = CustomerApp.registers(node);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(node);

  @Test
  void figures() {
    List<PushDevice> phones = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      UUID account = somebody();
      for (int j = 0; j < DEVICES; j++) {
        phones.add(device(account));
      }
    }
    Report report = new Report("A thousand devices at once");
    Latencies alone = new Latencies();
    for (int i = 0; i < 20; i++) {
      order(alone);
    }
    Latencies beside = new Latencies();
    long begin = System.nanoTime();
    OperatorApp.logsIn(node).announces("Snow", List.of("CUSTOMER"), List.of(CITY));
    while (phones.stream().anyMatch(one -> one.received().isEmpty())) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new AssertionError("not all were woken");
      }
      order(beside);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    report.add("devices", phones.size(), "devices");
    report.add("from the announcement to the last device", seconds, "s");
    report.add("an order placed and confirmed, no pushes", alone);
    report.add("an order placed and confirmed meanwhile", beside);
    report.publish("push");
    phones.forEach(one -> assertEquals(1, one.received().size(), "woken once"));
  }

  private void order(Latencies latencies) {
    long begin = System.nanoTime();
    String order = other.ordersFrom(restaurant.id()).getString("id");
    restaurant.confirms(order).expects(200);
    latencies.add(System.nanoTime() - begin);
  }

  private UUID somebody() {
    Map<String, String> body =
        Map.of(
            "email",
            "load-" + UUID.randomUUID() + "@test.foodfast.test",
            "password",
            Session.PASSWORD,
            "name",
            "Load Guest",
            "city",
            CITY);
    return UUID.fromString(
        node.door().post("/api/accounts", body).expects(201).json().getString("id"));
  }

  private PushDevice device(UUID account) {
    PushDevice phone = PushService.running().device();
    phone.believes(other.session());
    phone.subscribes(tables, account, "ALERTS");
    return phone;
  }
}
