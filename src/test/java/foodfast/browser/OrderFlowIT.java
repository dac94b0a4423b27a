package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import foodfast.kit.AgentApp;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole flow as people do it, in a real browser: order, see it arrive, accept, see it move. */
class OrderFlowIT {
  private static final String ACCEPTED = "4242 4242 4242 4242";
  private static final String ORDERS = "**/api/orders";
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
  }

  @Test
  void anOrderReachesTheBoardAndTheAnswerReachesTheCustomer() {
    Page board = chromium.window(node);
    board.navigate("/login.html");
    board.getByTestId("demo-restaurant").click();
    assertThat(board.getByTestId("connection-light")).hasAttribute("data-light", "green");

    Page customer = chromium.phone(node);
    People.register(customer);
    fillsTheCart(customer);
    People.addCard(customer, ACCEPTED);
    assertThat(customer.getByTestId("card-choice")).hasCount(1);
    customer.getByTestId("deliver-line1").fill("Torstr. 1");
    customer.getByTestId("deliver-city").fill("Berlin");
    customer.getByTestId("place-order").click();
    Locator status = customer.getByTestId("order-status");
    assertThat(status).hasAttribute("data-status", "PLACED");
    String id = customer.url().replaceAll(".*[?&]id=([^&#]+).*", "$1");

    Locator ticket = board.locator("[data-testid=ticket][data-order-id='" + id + "']");
    assertThat(ticket).hasCount(1);
    assertThat(ticket).hasAttribute("data-status", "PLACED");
    ticket.getByTestId("accept").click();

    assertThat(status).hasAttribute("data-status", "CONFIRMED");
    assertThat(board.getByTestId("column-confirmed").locator("[data-order-id='" + id + "']"))
        .isVisible();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aPriceThatChangedMeanwhileIsShownAndAskedAgain() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String dish = newDish(kitchen, "Zz dearer");
    Page page = withACard(ACCEPTED);
    chooses(page, kitchen, dish);
    assertThat(page.getByTestId("place-order")).containsText("9.90");
    kitchen.reprices(dish, 1250).expects(200);
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("checkout-error")).containsText("12.50");
    assertThat(page.getByTestId("cart-news")).containsText("9.90");
    assertThat(dish(page, dish)).containsText("12.50");
    assertThat(page.getByTestId("place-order")).containsText("12.50");
    shot(page, "checkout-price-changed");
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
    assertThat(page.getByTestId("order-total")).containsText("12.50");
    assertThat(page.getByTestId("paid-says")).containsText("not yet charged");
    kitchen.hides(dish).expects(200);
  }

  @Test
  void aDishThatVanishedMeanwhileLeavesTheCart() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String gone = newDish(kitchen, "Zz gone");
    String stays = newDish(kitchen, "Zz stays");
    Page page = withACard(ACCEPTED);
    chooses(page, kitchen, gone);
    dish(page, stays).getByTestId("add-to-cart").click();
    assertThat(page.getByTestId("cart-item")).hasCount(2);
    kitchen.hides(gone).expects(200);
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("cart-news")).containsText("no longer on the menu");
    assertThat(page.getByTestId("cart-item")).hasCount(1);
    shot(page, "checkout-dish-gone");
    kitchen.hides(stays).expects(200);
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("cart-item")).hasCount(0);
    assertThat(page.getByTestId("checkout")).isHidden();
    assertThat(page.getByTestId("cart-news")).isVisible();
  }

  @Test
  void aRefusedPaymentEndsTheAttemptAndWhatFollowsIsANewOrder() {
    Page page = withACard("4000 0000 0000 0119");
    List<String> keys = keysOfOrders(page);
    chooses(page, RestaurantApp.logsIn(node), null);
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("checkout-error")).containsText("Nothing was ordered");
    assertThat(page.getByTestId("pending-order")).isHidden();
    shot(page, "checkout-provider-down");
    page.reload();
    assertThat(page.getByTestId("cart-item")).hasCount(1);
    assertThat(page.getByTestId("pending-order")).isHidden();

    People.addCard(page, ACCEPTED);
    assertThat(page.getByTestId("card-choice")).hasCount(2);
    page.getByTestId("cart-more").click();
    page.getByTestId("deliver-line1").fill("Torstr. 1");
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("order-items")).containsText("2 ×");
    assertEquals(2, keys.size());
    assertEquals(2, keys.stream().distinct().count(), "a new order has a new key");
    page.navigate("/customer/index.html");
    assertThat(page.getByTestId("order-row")).hasCount(1);
  }

  @Test
  void anUnknownOutcomeIsSaidAndRepeatedWithTheSameKey() {
    Page page = withACard(ACCEPTED);
    List<String> keys = keysOfOrders(page);
    chooses(page, RestaurantApp.logsIn(node), null);
    page.route(ORDERS, route -> cutIfPost(route, false));
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("pending-order")).containsText("do not know yet");
    shot(page, "checkout-unknown");
    page.reload();
    assertThat(page.getByTestId("pending-order")).containsText("do not know yet");
    page.unroute(ORDERS);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
    assertTrue(keys.size() > 1, () -> "tried " + keys.size() + " times");
    assertEquals(1, keys.stream().distinct().count(), "the same order keeps its key");
  }

  @Test
  void whoGivesUpLearnsThatItHadArrived() {
    Page page = withACard(ACCEPTED);
    chooses(page, RestaurantApp.logsIn(node), null);
    page.route(ORDERS, route -> cutIfPost(route, true));
    page.getByTestId("place-order").click();
    page.getByTestId("pending-give-up").click();
    assertThat(page.getByTestId("pending-order")).containsText("had arrived");
    assertThat(page.getByTestId("cart-item")).hasCount(0);
    shot(page, "checkout-had-arrived");
    page.getByTestId("pending-open").click();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whoGivesUpWhatDidNotArriveMayOrderSomethingElse() {
    Page page = withACard(ACCEPTED);
    List<String> keys = keysOfOrders(page);
    chooses(page, RestaurantApp.logsIn(node), null);
    page.route(ORDERS, route -> cutIfPost(route, false));
    page.getByTestId("place-order").click();
    page.getByTestId("pending-give-up").click();
    assertThat(page.getByTestId("pending-order")).isHidden();
    assertThat(page.getByTestId("toast").last()).containsText("Nothing was ordered");
    page.unroute(ORDERS);
    page.getByTestId("cart-more").click();
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("order-items")).containsText("2 ×");
    assertNotEquals(keys.get(0), keys.get(keys.size() - 1));
    page.navigate("/customer/index.html");
    assertThat(page.getByTestId("order-row")).hasCount(1);
  }

  @Test
  void aChangedCartIsNoRepetitionOfWhatIsStillOwed() {
    Page page = withACard(ACCEPTED);
    List<String> keys = keysOfOrders(page);
    chooses(page, RestaurantApp.logsIn(node), null);
    page.route(ORDERS, route -> cutIfPost(route, true));
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("pending-order")).containsText("do not know yet");
    page.getByTestId("cart-more").click();
    page.getByTestId("place-order").click(); // as soon as the tries are over
    assertThat(page.getByTestId("pending-order")).containsText("arrived after all");
    page.unroute(ORDERS);
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("order-items")).containsText("2 ×");
    assertNotEquals(keys.get(0), keys.get(keys.size() - 1));
    page.navigate("/customer/index.html");
    assertThat(page.getByTestId("order-row")).hasCount(2);
  }

  @Test
  void onlyRestaurantsThatDeliverThereAreOffered() {
    Page page = chromium.phone(node);
    page.navigate("/login.html");
    page.getByTestId("demo-customer").click();
    page.waitForURL(Pattern.compile(".*/customer/.*"));
    assertThat(page.getByTestId("city-filter")).hasValue("Berlin");
    assertThat(page.getByTestId("restaurant-card").filter(withText("Hamburg"))).hasCount(0);
    assertThat(page.getByTestId("restaurant-card").filter(withText("Berlin"))).not().hasCount(0);

    page = withACard(ACCEPTED);
    chooses(page, RestaurantApp.logsIn(node), null);
    assertThat(page.getByTestId("deliver-hint")).containsText("only within Berlin");
    assertThat(page.getByTestId("deliver-city")).hasValue("Berlin");
    page.getByTestId("deliver-city").fill("Hamburg");
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("deliver-city")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("body")).containsText("Only addresses in");
    shot(page, "checkout-out-of-area");
  }

  @Test
  void orderingAgainKeepsTheNotesAndSaysWhatIsGone() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String gone = newDish(kitchen, "Zz gone");
    String stays = newDish(kitchen, "Zz stays");
    CustomerApp customer = CustomerApp.registers(node);
    Map<String, Object> basket = new HashMap<>(customer.basket(kitchen.id(), customer.card()));
    basket.put(
        "items",
        List.of(
            Map.of("menuItemId", gone, "quantity", 1),
            Map.of("menuItemId", stays, "quantity", 2, "note", "no onions"),
            Map.of("menuItemId", stays, "quantity", 1, "note", "extra hot")));
    String order = customer.orders(basket).getString("id");
    kitchen.hides(gone).expects(200);

    String address = "/customer/order.html?id=" + order;
    Page page = People.at(chromium.phone(node), customer.session(), address);
    page.getByTestId("reorder").click();
    assertThat(page.getByTestId("cart-item")).hasCount(1);
    assertThat(page.getByTestId("cart-item").locator("output")).hasText("3");
    assertThat(page.getByTestId("cart-item").locator("input")).hasValue("no onions; extra hot");
    assertThat(page.getByTestId("cart-news")).containsText("no longer on the menu");
    kitchen.hides(stays).expects(200);
  }

  @Test
  void customersSeeOnTheirPagesWhatWasTakenAndGivenBack() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    CustomerApp customer = CustomerApp.registers(node);
    String order = customer.ordersFrom(kitchen.id()).getString("id");
    String address = "/customer/order.html?id=" + order;
    Page page = People.at(chromium.phone(node), customer.session(), address);
    assertThat(page.getByTestId("paid-says")).hasText("Reserved on your card, not yet charged");
    AgentApp agent = AgentApp.logsIn(node);
    kitchen.confirms(order).expects(200);
    assertThat(page.getByTestId("paid-says")).hasText("Charged");
    agent.refunds(order, 100, "The soup was cold", UUID.randomUUID().toString()).expects(201);
    page.reload();
    assertThat(page.getByTestId("refunded")).containsText("1.00");
    assertThat(page.getByTestId("refund-made")).containsText("The soup was cold");
    shot(page, "order-refunded");
    page.navigate("/customer/index.html");
    assertThat(page.getByTestId("order-row-refunded")).containsText("1.00");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void cardsThatCouldNotBeLoadedAreNotMissing() {
    Page page = withACard(ACCEPTED);
    chooses(page, RestaurantApp.logsIn(node), null);
    page.route("**/api/payment-methods", route -> answers(route, 500));
    page.reload();
    assertThat(page.getByTestId("cards")).containsText("Something went wrong");
    page.unroute("**/api/payment-methods");
    page.getByTestId("deliver-line1").fill("Torstr. 1");
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("checkout-error")).containsText("Check which one is chosen");
    assertThat(page.getByTestId("card-choice")).hasCount(1);
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** Cuts the line to an order being placed, before it reaches the server or before the answer. */
  private static void cutIfPost(Route route, boolean arrives) {
    if (!route.request().method().equals("POST")) {
      route.resume();
      return;
    }
    if (arrives) {
      route.fetch();
    }
    route.abort();
  }

  private static void answers(Route route, int status) {
    route.fulfill(new Route.FulfillOptions().setStatus(status));
  }

  private static List<String> keysOfOrders(Page page) {
    List<String> keys = new CopyOnWriteArrayList<>();
    page.onRequest(
        request -> {
          if (request.method().equals("POST") && request.url().endsWith("/api/orders")) {
            keys.add(request.headers().get("idempotency-key"));
          }
        });
    return keys;
  }

  private static String newDish(RestaurantApp kitchen, String name) {
    String id = kitchen.addsDish(name + " " + UUID.randomUUID());
    kitchen.publishes(id).expects(200);
    return id;
  }

  private static Page withACard(String number) {
    CustomerApp customer = CustomerApp.registers(node);
    customer.addsCard(number);
    return People.at(chromium.phone(node), customer.session(), "/customer/index.html");
  }

  /** Puts a dish into the cart, the menu's first if none is named, and says where it is to go. */
  private static void chooses(Page page, RestaurantApp kitchen, String dish) {
    page.locator("[data-testid=restaurant-card][data-id='" + kitchen.id() + "'] a").click();
    Locator wanted = dish == null ? page.getByTestId("menu-item").first() : dish(page, dish);
    wanted.getByTestId("add-to-cart").click();
    assertThat(page.getByTestId("cart-item")).hasCount(1);
    assertThat(page.getByTestId("card-choice")).not().hasCount(0);
    page.getByTestId("deliver-line1").fill("Torstr. 1");
  }

  private static Locator dish(Page page, String id) {
    return page.locator("[data-testid=menu-item][data-id='" + id + "']");
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/shots", name + ".png")));
  }

  private static void fillsTheCart(Page page) {
    String restaurant = RestaurantApp.logsIn(node).id();
    page.locator("[data-testid=restaurant-card][data-id='" + restaurant + "'] a").click();
    page.getByTestId("menu-item").first().getByTestId("add-to-cart").click();
    assertThat(page.getByTestId("cart-item")).hasCount(1);
  }
}
