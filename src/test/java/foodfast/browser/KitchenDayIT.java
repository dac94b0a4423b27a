package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A kitchen's day: what was promised, who comes for it, what has run out, and the menu itself. */
class KitchenDayIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private final Inspector inspector = new Inspector();
  private Town town;
  private RestaurantApp kitchen;
  private CustomerApp customer;

  @BeforeEach
  void aTown() {
    town = new Town(node);
    kitchen = RestaurantApp.of(town.staff("RESTAURANT", Town.RIGHT));
    customer = CustomerApp.of(town.customer(Town.LONG));
  }

  @Test
  void theBoardSaysHowItStandsWithAPromiseAndWhoComes() {
    String id = town.order(customer);
    Page board = open("/restaurant/index.html");
    assertThat(board.getByTestId("alarm-says")).containsText("1 order waits");
    ticket(board, id).getByTestId("minutes").selectOption("30");
    ticket(board, id).getByTestId("accept").click();
    assertThat(ticket(board, id).getByTestId("due")).containsText("in 29 min");
    assertThat(ticket(board, id).getByTestId("due")).hasAttribute("data-due", "fine");
    assertThat(ticket(board, id).getByTestId("ticket-driver")).hasText("No driver yet.");
    assertThat(board.getByTestId("alarm-says")).containsText("Quiet");

    DriverApp driver = DriverApp.of(town.staff("DRIVER", "Dora Driver"));
    expects(driver, id, 12).isProblem(404, "not-found");
    driver.claims(id).expects(200);
    expects(driver, id, 12).expects(204);
    board.reload();
    assertThat(ticket(board, id).getByTestId("ticket-driver")).containsText("Dora comes at");
    expects(driver, id, 0).expects(204);
    kitchen.prepares(id).expects(200);
    assertThat(ticket(board, id).getByTestId("ticket-driver")).containsText("Dora should be here");

    isLate(id);
    board.reload();
    assertThat(ticket(board, id).getByTestId("due")).hasAttribute("data-due", "late");
    assertThat(ticket(board, id).getByTestId("due")).containsText("min overdue");
    assertThat(board.locator("#warned")).containsText("is overdue");
    inspector.looksAt(board, "board with an overdue order");
    assertEquals(List.of(), chromium.complaints());
    inspector.foundNothing();
  }

  @Test
  void minutesAddedAfterTheConfirmationReachTheCustomerAtOnceAndOnlySlipLater() {
    Page board = open("/restaurant/index.html");
    assertThat(board.getByTestId("connection-light")).hasAttribute("data-light", "green");
    String id = town.order(customer);
    assertThat(board.getByTestId("announcer")).containsText("New order.");
    inspector.looksAt(board, "board, an order read out");
    Page page =
        People.at(chromium.phone(node), customer.session(), "/customer/order.html?id=" + id);
    Locator window = page.getByTestId("arrival-window");
    ticket(board, id).getByTestId("accept").click();
    assertThat(page.getByTestId("promised")).hasText("20 minutes from its confirmation");
    String first = window.textContent();
    ticket(board, id).getByTestId("delay").click();
    assertThat(page.getByTestId("promised")).hasText("25 minutes from its confirmation");
    assertThat(window).not().hasText(first);
    assertThat(ticket(board, id).getByTestId("ticket-remark"))
        .hasText("The customer now reads: arrives " + window.textContent() + ".");
    assertThat(page.locator("#said")).containsText("It takes longer than the kitchen thought");
    assertThat(ticket(board, id).getByTestId("due")).containsText("in 24 min");

    kitchen.prepares(id).expects(200);
    assertThat(board.getByTestId("announcer")).containsText("preparing by");
    String second = window.textContent();
    ticket(board, id).getByTestId("delay").click();
    assertThat(page.getByTestId("promised")).hasText("30 minutes from its confirmation");
    assertThat(window).not().hasText(second);
    inspector.looksAt(board, "board with a later promise");
    assertEquals(30, promises(id, 10).expects(200).json().getInt("minutes"));
    kitchen.ready(id).expects(200);
    assertThat(ticket(board, id).getByTestId("delay")).hasCount(0);
    promises(id, 60).isProblem(409, "not-in-the-kitchen");
    assertEquals(List.of(), chromium.complaints());
    inspector.foundNothing();
  }

  @Test
  void whoConfirmsWithoutMinutesHasPromisedWhatIsUsualThere() {
    String id = town.order(customer);
    kitchen.confirms(id).expects(200);
    Page board = open("/restaurant/index.html");
    assertThat(ticket(board, id).getByTestId("due")).containsText("in 19 min");
    ticket(board, id).getByTestId("delay").click();
    assertThat(ticket(board, id).getByTestId("due")).containsText("in 24 min");
  }

  private foodfast.kit.Answer promises(String order, int minutes) {
    return kitchen.door().put("/api/orders/" + order + "/minutes", Map.of("minutes", minutes));
  }

  @Test
  void whatIsDoneStaysAfterAReloadAndATicketIsPrintedAlone() {
    String gone = town.order(customer);
    kitchen.rejects(gone, "TOO_BUSY").expects(200);
    String kept = town.order(customer);
    Map<String, ?> promise = Map.of("status", "CONFIRMED", "minutes", 30);
    kitchen.door().put(CustomerApp.statusOf(kept), promise).expects(200);
    Page board = open("/restaurant/index.html");
    assertThat(board.getByTestId("column-done").locator(selector(gone)))
        .hasAttribute("data-status", "REJECTED");
    board.reload();
    assertThat(ticket(board, gone)).isVisible();

    assertThat(board.getByTestId("restaurant-name")).hasText(Town.LONG);
    assertThat(ticket(board, kept).getByTestId("due")).containsText("min");
    People.havePaper(board);
    ticket(board, kept).getByTestId("print-ticket").click();
    assertEquals(true, board.evaluate("window.printed"));
    board.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(ticket(board, kept)).isVisible();
    assertThat(board.getByTestId("paper-head")).isVisible();
    assertThat(board.getByTestId("paper-head"))
        .hasText(Pattern.compile(Town.LONG + " · printed .+\\d.*"));
    assertThat(ticket(board, kept)).containsText("Placed");
    assertThat(ticket(board, kept).getByTestId("due")).isVisible();
    assertThat(ticket(board, kept).locator(".due strong")).isHidden(); // "in 29 min" of when?
    assertThat(ticket(board, kept).locator(".age")).isHidden();
    assertThat(ticket(board, gone)).isHidden();
    assertThat(board.getByTestId("connection-light")).isHidden();
    assertThat(ticket(board, kept).getByTestId("prepare")).isHidden();
    board.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    board.evaluate("dispatchEvent(new Event('afterprint'))");
    assertThat(ticket(board, gone)).isVisible();
    assertThat(board.getByTestId("paper-head")).isHidden();
  }

  @Test
  void whatHasRunOutIsSoldOutFromTheBoardInOneTap() {
    String id = town.order(customer);
    Page board = open("/restaurant/index.html");
    Page other = open("/restaurant/index.html");
    Locator tap = ticket(board, id).getByTestId("sell-out").first();
    String dish = tap.getAttribute("data-dish");
    Locator state = ticket(board, id).locator(".sold-out").first();
    assertThat(tap).hasText("Mark sold out");
    assertThat(state).isHidden();
    tap.click();
    assertThat(tap).hasText("Back on the menu");
    assertThat(state).isVisible();
    assertThat(tap).isFocused();
    assertTrue(kitchen.dish(dish).containsKey("soldOutUntil"));
    inspector.looksAt(board, "board, a dish sold out");
    other.reload();
    assertThat(ticket(other, id).getByTestId("sell-out").first()).hasText("Back on the menu");
    tap.click();
    assertThat(tap).hasText("Mark sold out");
    assertThat(state).isHidden();
    assertFalse(kitchen.dish(dish).containsKey("soldOutUntil"));
    kitchen.rejects(id, "SOLD_OUT").expects(200);
    assertThat(ticket(board, id).getByTestId("sell-out")).hasCount(0);
    assertEquals(List.of(), chromium.complaints());
    inspector.foundNothing();
  }

  @Test
  void oneTapSellsOutAndAnotherBringsBack() {
    Page menu = open("/restaurant/menu.html");
    String id = menu.getByTestId("own-dish").first().getAttribute("data-id");
    own(menu, id).getByTestId("sold-out").click();
    assertThat(own(menu, id).getByTestId("dish-state")).hasText("Sold out today");
    inspector.looksAt(menu, "a dish sold out");

    Page shop =
        People.at(
            chromium.phone(node),
            customer.session(),
            "/customer/index.html#restaurant=" + town.restaurant());
    Locator dish = shop.locator("[data-testid=menu-item][data-id='" + id + "']");
    assertThat(dish.getByTestId("dish-sold-out")).isVisible();
    assertThat(dish.getByTestId("add-to-cart")).isDisabled();
    JsonObject refusal =
        customer
            .triesToOrder(
                Map.of(
                    "restaurantId", town.restaurant(),
                    "items", List.of(Map.of("menuItemId", id, "quantity", 1)),
                    "deliverTo",
                        Map.of("line1", "Way 1", "city", Town.TOWN, "lat", 52.51, "lng", 13.41),
                    "paymentMethodId", customer.card()),
                UUID.randomUUID().toString())
            .isProblem(422, "item-not-available");
    assertEquals(
        "This dish is sold out for today.",
        refusal.getJsonArray("errors").getJsonObject(0).getString("detail"));
    inspector.looksAt(shop, "menu with a dish sold out");

    own(menu, id).getByTestId("sold-out").click();
    assertThat(own(menu, id).getByTestId("dish-state")).hasText("Published");
    shop.reload();
    assertThat(dish.getByTestId("add-to-cart")).isEnabled();
    inspector.foundNothing();
  }

  @Test
  void theMenuIsOrderedChangedAndCutByItsPage() {
    Page menu = open("/restaurant/menu.html");
    String first = menu.getByTestId("own-dish").nth(0).getAttribute("data-id");
    String second = menu.getByTestId("own-dish").nth(1).getAttribute("data-id");
    own(menu, second).getByTestId("move-up").click();
    assertThat(menu.getByTestId("own-dish").first()).hasAttribute("data-id", second);
    assertThat(own(menu, second).getByTestId("move-up")).isFocused();

    own(menu, first).getByTestId("edit-dish").click();
    menu.getByTestId("dish-category").fill(Town.RIGHT);
    menu.getByTestId("allergens-open").click();
    menu.getByTestId("allergen-MILK").check();
    menu.getByTestId("options-open").click();
    menu.getByTestId("group-add").click();
    menu.getByTestId("group-name").fill("Size");
    menu.getByTestId("group-at-least").fill("1");
    menu.getByTestId("choice-name").fill("Large");
    menu.getByTestId("choice-price").fill("2.50");
    inspector.looksAt(menu, "a dish with its options in the form");
    menu.getByTestId("dish-save").click();
    assertThat(menu.locator("#dish-form .form-error")).containsText("Please preset as many");
    menu.getByTestId("choice-preset").check();
    menu.getByTestId("dish-save").click();
    assertThat(menu.getByTestId("dish-dialog")).isHidden();
    JsonObject dish = kitchen.dish(first);
    assertEquals("[\"MILK\"]", dish.getJsonArray("allergens").toString());
    JsonObject group = dish.getJsonArray("options").getJsonObject(0);
    assertEquals("large", group.getJsonArray("choices").getJsonObject(0).getString("id"));

    assertThat(menu.getByTestId("own-category")).hasCount(2);
    menu.getByTestId("category-up").last().click();
    assertThat(menu.getByTestId("own-dish").first()).hasAttribute("data-id", first);
    menu.reload();
    assertThat(menu.getByTestId("own-dish").first()).hasAttribute("data-id", first);
    inspector.looksAt(menu, "a menu by categories");

    own(menu, second).getByTestId("delete-dish").click();
    menu.getByTestId("delete-confirm").click();
    assertThat(menu.getByTestId("own-dish")).hasCount(1);
    kitchen.hides(second).isProblem(404, "not-found");
    assertEquals(1, customer.menuOf(town.restaurant()).size());
    inspector.foundNothing();
  }

  private Page open(String path) {
    Page page = People.at(chromium.window(node), kitchen.session(), path);
    page.waitForURL(Pattern.compile(".*/restaurant/.*"));
    return page;
  }

  private static foodfast.kit.Answer expects(DriverApp driver, String order, int minutes) {
    return driver.door().put("/api/deliveries/" + order + "/pick-up", Map.of("inMinutes", minutes));
  }

  private static void isLate(String order) {
    new Tables(Platform.running().database())
        .change(
            "update ticket set confirmed_at = now() - interval '90 minutes' where order_id = ?",
            UUID.fromString(order));
  }

  private static Locator own(Page menu, String dish) {
    return menu.locator("[data-testid=own-dish][data-id='" + dish + "']");
  }

  private static String selector(String orderId) {
    return "[data-testid=ticket][data-order-id='" + orderId + "']";
  }

  private static Locator ticket(Page board, String orderId) {
    return board.locator(selector(orderId));
  }
}
