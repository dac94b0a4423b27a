package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.DriverApp;
import foodfast.kit.Fix;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Role by door by id: one order with all that hangs on it, and everybody who might look at it.
 * Sockets have their own tables: {@link LocationDenialsIT} and the chat's.
 */
class DenialTableIT {
  private static final Node NODE = Platform.running().nodeA();
  private static final Map<String, Door> PEOPLE = new LinkedHashMap<>();
  private static final Map<String, String> IDS = new LinkedHashMap<>();

  @BeforeAll
  static void anOrderAndEverybody() {
    CustomerApp owner = CustomerApp.registers(NODE);
    RestaurantApp staff = RestaurantApp.logsIn(NODE);
    DriverApp driver = DriverApp.logsIn(NODE);
    String order = driver.setsOffWithAnOrderOf(owner, staff);
    driver.handsIn(order, Fix.inBerlin(Instant.now())).expects(200);
    PEOPLE.put("owner", owner.door());
    PEOPLE.put("customer", CustomerApp.registers(NODE).door());
    PEOPLE.put("staff", staff.door());
    PEOPLE.put("staff2", RestaurantApp.logsIn(NODE, "restaurant2").door());
    PEOPLE.put("driver", driver.door());
    PEOPLE.put("driver2", DriverApp.logsIn(NODE, "driver2").door());
    PEOPLE.put("agent", AgentApp.logsIn(NODE).door());
    PEOPLE.put("operator", OperatorApp.logsIn(NODE).door());
    IDS.put("{order}", order);
    IDS.put("{restaurant}", staff.id());
    IDS.put("{dish}", staff.addsDish("Nobody else's"));
    IDS.put("{card}", owner.card());
    IDS.put("{conversation}", owner.asksForHelp("a private matter").getString("id"));
    IDS.put("{upload}", staff.sends(IDS.get("{dish}"), 5_000).id());
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET, /api/orders/{order}, owner staff driver operator",
    "GET, /api/orders/{order}/status, owner staff driver operator",
    "GET, /api/orders/{order}/refunds, owner agent",
    "GET, /api/orders/{order}/location, owner",
    "GET, /api/orders/{order}/trace, operator",
    "GET, /api/restaurants/{restaurant}/tickets, staff",
    "GET, /api/restaurants/{restaurant}/tickets/stream, staff",
    "GET, /api/uploads/{upload}/events, staff",
    "HEAD, /api/uploads/{upload}, staff",
    "GET, /api/uploads, staff staff2 owner customer agent",
    "GET, /api/conversations/{conversation}/messages, owner agent",
    "GET, /api/conversations/{conversation}, owner agent",
    "GET, /api/payment-methods, owner customer",
    "PUT, /api/payment-methods/{card}/default, owner",
    "GET, /api/deliveries?state=available, driver driver2",
    "GET, /api/restaurants/{restaurant}/drivers, staff",
    "GET, /api/deliveries/earnings, driver driver2",
    "GET, /api/accounts/me/addresses, owner customer",
    "GET, /api/support-tasks, agent",
    "GET, /api/mailbox, operator",
    "GET, /api/canned-replies, agent",
    "GET, /api/agents, agent",
    "GET, /api/announcements/reach, operator",
    "GET, /api/accounts/me, owner customer staff staff2 driver driver2 agent operator"
  })
  void onlyTheseComeIn(String method, String template, String allowed) {
    String path = template;
    for (Map.Entry<String, String> id : IDS.entrySet()) {
      path = path.replace(id.getKey(), id.getValue());
    }
    assertEquals(401, ask(NODE.door(), method, path).status(), "without a token");
    Set<String> welcome = Set.copyOf(List.of(allowed.split(" ")));
    boolean flows = template.endsWith("stream") || template.endsWith("events");
    for (Map.Entry<String, Door> person : PEOPLE.entrySet()) {
      if (!welcome.contains(person.getKey())) {
        int status = ask(person.getValue(), method, path).status();
        assertTrue(status == 403 || status == 404, person.getKey() + " got " + status);
      } else if (!flows) {
        int status = ask(person.getValue(), method, path).status();
        assertTrue(status < 300, person.getKey() + " got " + status);
      }
    }
  }

  private static Answer ask(Door door, String method, String path) {
    Door asking = method.equals("HEAD") ? door.with("Tus-Resumable", "1.0.0") : door;
    return switch (method) {
      case "HEAD" -> asking.head(path);
      case "PUT" -> asking.put(path, Map.of());
      default -> asking.get(path);
    };
  }
}
