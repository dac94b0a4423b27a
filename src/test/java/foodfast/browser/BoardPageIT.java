package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The board with two people of one kitchen at it: what rings, who was first, what is heard. */
class BoardPageIT {
  private final Node node = Platform.running().nodeA();
  private final RestaurantApp kitchen = RestaurantApp.logsIn(node, "restaurant2");
  @RegisterExtension static final Chromium chromium = new Chromium();
  private Page anna;
  private Page bert;

  @BeforeEach
  void twoPeopleAtTheirBoards() {
    kitchen.tickets().expects(200).items().getValuesAs(JsonObject.class).stream()
        .filter(ticket -> ticket.getString("status").equals("PLACED"))
        .forEach(ticket -> kitchen.rejects(ticket.getString("orderId"), "CLOSED").expects(200));
    anna = board("Anna");
    bert = board("Bert");
  }

  @Test
  void itRingsOnEveryScreenUntilOneAcceptsByKeyboardAndSaysWho() {
    String id = CustomerApp.registers(node).ordersFrom(kitchen.id()).getString("id");
    for (Page board : List.of(anna, bert)) {
      assertThat(ticket(board, id)).hasAttribute("data-status", "PLACED");
      assertThat(board.getByTestId("board")).hasAttribute("data-alarm", "ringing");
      assertThat(board).hasTitle("(1) Board – FoodFast");
    }
    anna.locator("h1").click();
    anna.keyboard().press("n");
    assertThat(ticket(anna, id)).isFocused();
    anna.keyboard().press("a");
    for (Page board : List.of(anna, bert)) {
      assertThat(board.getByTestId("board")).hasAttribute("data-alarm", "silent");
      assertThat(board.getByTestId("column-confirmed").locator(selector(id))).isVisible();
      assertThat(ticket(board, id).getByTestId("ticket-by")).containsText("by Anna");
      assertThat(board).hasTitle("Board – FoodFast");
    }
    assertThat(ticket(anna, id)).isFocused();
    anna.keyboard().press("p");
    for (Page board : List.of(anna, bert)) {
      assertThat(ticket(board, id)).hasAttribute("data-status", "PREPARING");
    }
    assertThat(ticket(anna, id)).isFocused();
    anna.keyboard().press("d");
    assertThat(ticket(bert, id)).hasAttribute("data-status", "READY");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whoComesSecondLearnsWhoWasFirst() {
    CustomerApp customer = CustomerApp.registers(node);
    String id = customer.ordersFrom(kitchen.id()).getString("id");
    bert.route("**/tickets/stream", route -> route.abort());
    bert.reload();
    assertThat(ticket(bert, id)).hasAttribute("data-status", "PLACED");
    bert.route("**/tickets?state=open", route -> route.abort());
    ticket(anna, id).getByTestId("minutes").selectOption("40");
    ticket(anna, id).getByTestId("accept").press("Enter"); // a banner would move the button
    assertThat(ticket(anna, id)).hasAttribute("data-status", "CONFIRMED");
    assertEquals(40, customer.door().get("/api/orders/" + id).json().getInt("minutes"));
    ticket(bert, id).getByTestId("accept").press("Enter");
    assertThat(ticket(bert, id).getByTestId("ticket-remark"))
        .containsText("already taken by Anna at");
    assertThat(bert.getByTestId("connection-light")).not().hasAttribute("data-light", "green");
    assertThat(anna.getByTestId("connection-light")).hasAttribute("data-light", "green");

    bert.unroute("**/tickets?state=open");
    bert.unroute("**/tickets/stream");
    bert.evaluate("dispatchEvent(new Event('online'))");
    assertThat(ticket(bert, id)).hasAttribute("data-status", "CONFIRMED");
    assertThat(bert.getByTestId("connection-light")).hasAttribute("data-light", "green");
  }

  @Test
  void anOrderIsRefusedWithItsReasonAndACancelledOneIsAnnounced() {
    CustomerApp customer = CustomerApp.registers(node);
    String refused = customer.ordersFrom(kitchen.id()).getString("id");
    ticket(anna, refused).getByTestId("refuse").click();
    anna.getByTestId("reason-sold-out").check();
    anna.getByTestId("refuse-confirm").click();
    assertThat(ticket(bert, refused)).hasAttribute("data-status", "REJECTED");
    assertThat(ticket(bert, refused)).containsText("Sold out");

    String cancelled = customer.ordersFrom(kitchen.id()).getString("id");
    assertThat(ticket(bert, cancelled)).hasAttribute("data-status", "PLACED");
    customer.cancels(cancelled).expects(200);
    assertThat(ticket(bert, cancelled)).hasAttribute("data-status", "CANCELLED");
    assertThat(bert.getByTestId("announcer")).containsText("is cancelled");
    assertThat(bert.getByTestId("board")).hasAttribute("data-alarm", "silent");
  }

  @Test
  void howBusyTheyAreIsSetOnceItIsKnownWhatStands() {
    List<Route> held = new ArrayList<>();
    String home = "**/api/restaurants/" + kitchen.id();
    anna.route(home, held::add);
    anna.reload();
    anna.waitForCondition(() -> !held.isEmpty());
    assertThat(anna.getByTestId("state-busy")).isDisabled();
    anna.unroute(home);
    held.forEach(Route::resume);
    assertThat(anna.getByTestId("state-busy")).isEnabled();
    anna.getByTestId("state-busy").press("Space"); // a banner that comes now would move the button
    assertThat(anna.getByText("Busy: customers see +15 min.")).isVisible();
    bert.reload();
    assertThat(bert.getByTestId("state-busy")).isChecked();
    bert.getByTestId("state-open").press("Space");
    assertThat(bert.getByText("You are open.")).isVisible();
  }

  @Test
  void aSilentBrowserSaysSoUntilSoundIsTurnedOn() {
    Page fresh = anna.context().newPage();
    fresh.navigate("/restaurant/index.html");
    assertThat(fresh.getByTestId("connection-light")).hasAttribute("data-light", "green");
    assertThat(fresh.getByTestId("sound-blocked")).containsText("You will not hear orders");
    fresh.getByTestId("sound-unblock").click();
    assertThat(fresh.getByTestId("sound-blocked")).isHidden();
    assertThat(fresh.locator("body")).hasAttribute("data-sound", "on");
  }

  private Page board(String name) {
    String email = "kitchen-" + UUID.randomUUID() + "@test.foodfast.test";
    Map<String, String> staff =
        Map.of(
            "email",
            email,
            "password",
            Session.PASSWORD,
            "name",
            name,
            "role",
            "RESTAURANT",
            "restaurantId",
            kitchen.id());
    OperatorApp.logsIn(node).door().post("/api/accounts", staff).expects(201);
    Page page = chromium.window(node);
    page.navigate("/login.html");
    page.getByTestId("login-email").fill(email);
    page.getByTestId("login-password").fill(Session.PASSWORD);
    page.getByTestId("login-submit").click();
    page.waitForURL(Pattern.compile(".*/restaurant/.*"));
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "green");
    return page;
  }

  private static String selector(String orderId) {
    return "[data-testid=ticket][data-order-id='" + orderId + "']";
  }

  private static Locator ticket(Page board, String orderId) {
    return board.locator(selector(orderId));
  }
}
