package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The shop follows what restaurants change while somebody looks, and nothing that this person was
 * about is lost for it; nobody looks, nothing is asked.
 */
class LiveShopIT {
  private static final String SHOP = "/customer/index.html";
  private static final Eventually SOON = Eventually.within(Duration.ofSeconds(20));

  /** What a screen reader would be told unasked. */
  private static final String LISTEN =
      """
      () => {
        window.heard = [];
        const live = '[role=status], [role=alert], [aria-live], output';
        new MutationObserver((all) => all.forEach(({ target, type, addedNodes }) => {
          if (type === 'childList' && !addedNodes.length) return;
          const part = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
          if (part?.textContent.trim() && !part.hidden) window.heard.push(part.textContent.trim());
        })).observe(document.body, { subtree: true, childList: true, characterData: true });
      }
      """;

  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private final Bistro bistro = new Bistro(node);
  private final RestaurantApp kitchen = bistro.kitchen();
  private final CustomerApp customer = bistro.customer("Lea Lang");
  private final List<Request> asked = new CopyOnWriteArrayList<>();
  private final Inspector inspector = new Inspector();
  private Page page;
  private String ramen;
  private String gyoza;

  @BeforeEach
  void twoDishes() {
    ramen = idOf("Miso ramen");
    gyoza = idOf("Gyoza");
    customer.card();
    page = chromium.phone(node);
  }

  @Test
  void theListOfRestaurantsFollowsThem() {
    People.at(page, customer.session(), SHOP);
    Locator cards = page.getByTestId("restaurant-card");
    Locator card = page.locator("[data-testid=restaurant-card][data-id='" + kitchen.id() + "']");
    assertThat(card).containsText("30–40 min");
    page.getByTestId("restaurant-search").fill("noodle");
    page.getByTestId("restaurant-search").press("Enter");
    assertThat(cards).hasCount(1);
    card.locator("a").focus();
    page.evaluate("scrollTo(0, 90)");
    page.evaluate(LISTEN);
    meanwhile(
        () -> {
          kitchen.takesOrders(Map.of("state", "BUSY", "extraMinutes", 15)).expects(200);
          asks(Map.of("deliveryFee", 250, "minimumOrder", 1500));
        });
    assertThat(card).containsText("Busy, +15 min");
    assertThat(card).containsText("45–55 min");
    assertThat(card).containsText("2.50 delivery");
    assertThat(card).containsText("From €15.00");
    assertThat(card.locator("a")).isFocused();
    assertThat(page.getByTestId("restaurant-search")).hasValue("noodle");
    assertEquals(90, page.evaluate("scrollY"));
    meanwhile(
        () -> {
          kitchen.takesOrders(Map.of("state", "CLOSED")).expects(200);
          opensAnother("Noodle corner");
        });
    assertThat(cards).hasCount(2);
    assertThat(cards.first()).containsText("Noodle corner");
    assertThat(card).containsText("Closed at the moment");
    assertThat(card.locator("a")).isFocused();
    assertEquals(List.of(), page.evaluate("heard"), "a list is not read out");
    inspector.looksAt(page, "restaurants that have changed");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void everyOrderOfTheListFollowsItsKitchen() {
    String older = bistro.order(customer);
    bistro.order(customer);
    People.at(page, customer.session(), SHOP);
    Locator rows = page.getByTestId("order-row");
    assertThat(rows).hasCount(2);
    kitchen.confirms(older).expects(200);
    SOON.see(
        "the older one",
        () -> {
          page.evaluate("dispatchEvent(new Event('online'))"); // or a minute would have to pass
          return rows.last().textContent();
        },
        row -> row.contains("Confirmed"));
    assertThat(rows.first()).containsText("Placed");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aMenuFollowsItsKitchenAndSoDoesTheCart() {
    opensTheMenu();
    row(gyoza).getByTestId("add-to-cart").click();
    row(ramen).getByTestId("add-to-cart").click();
    Locator note = page.getByLabel("Note for Gyoza");
    note.pressSequentially("very hot");
    page.evaluate(LISTEN);
    meanwhile(
        () -> {
          kitchen.reprices(gyoza, 790).expects(200);
          kitchen.publishes(kitchen.addsDish("Edamame")).expects(200);
          kitchen
              .door()
              .put(menu() + "/order", Map.of("items", List.of(gyoza, ramen)))
              .expects(204);
        });
    Locator news = page.getByTestId("cart-news");
    assertThat(news).hasText("Gyoza costs €7.90 now, no longer €6.90.");
    assertThat(row(gyoza)).containsText("7.90");
    assertThat(page.getByTestId("menu-item").first()).containsText("Gyoza");
    assertThat(page.getByTestId("menu-item").last()).containsText("Edamame");
    assertThat(note).isFocused();
    assertThat(note).hasValue("very hot");
    row(gyoza).getByTestId("dish-open").focus();
    int scrolled = (int) page.evaluate("Math.round(scrollY)");
    meanwhile(() -> sellsOut(gyoza, true));
    assertThat(news).containsText("Gyoza is sold out for today and has left your cart.");
    assertThat(page.getByTestId("cart-item")).hasCount(1);
    assertThat(row(gyoza)).containsText("Sold out today");
    assertThat(row(gyoza).getByTestId("add-to-cart")).isDisabled();
    assertThat(row(gyoza).getByTestId("dish-open")).isFocused();
    assertEquals(scrolled, (int) page.evaluate("Math.round(scrollY)"));
    inspector.looksAt(page, "a dish in the cart that has sold out");
    meanwhile(() -> kitchen.hides(gyoza).expects(200));
    assertThat(row(gyoza)).hasCount(0);
    assertEquals(
        List.of("Gyoza costs", "Gyoza is so"),
        ((List<?>) page.evaluate("heard"))
            .stream().map(one -> one.toString().substring(0, 11)).distinct().toList());

    page.getByTestId("back-to-restaurants").click();
    assertThat(page.getByTestId("restaurant-card").first()).isVisible();
    meanwhile(() -> sellsOut(ramen, true));
    assertThat(news).containsText("Miso ramen is sold out for today and has left your cart.");
    assertThat(page.getByTestId("cart-item")).hasCount(0);
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void anOpenDishSaysWhatHasChangedAndKeepsWhatWasChosen() {
    opensTheMenu();
    row(ramen).getByTestId("dish-open").click();
    page.getByTestId("dish-dialog").getByLabel("Large").check();
    page.locator("#dish-note").fill("no corn");
    meanwhile(() -> kitchen.reprices(ramen, 1390).expects(200));
    Locator says = page.getByTestId("dish-error");
    assertThat(says).hasText("It costs €16.40 now, no longer €15.40.");
    assertThat(page.getByTestId("dish-add")).containsText("16.40");
    meanwhile(() -> sellsOut(ramen, true));
    assertThat(says).hasText("Sold out for today.");
    assertThat(page.getByTestId("dish-add")).isDisabled();
    inspector.looksAt(page, "an open dish that has sold out");
    meanwhile(() -> sellsOut(ramen, false));
    assertThat(says).isHidden();
    assertThat(page.getByTestId("dish-dialog").getByLabel("Large")).isChecked();
    assertThat(page.locator("#dish-note")).isFocused();
    page.getByTestId("dish-add").click();
    assertThat(page.getByTestId("cart-item")).containsText("Large");
    assertThat(page.getByLabel("Note for Miso ramen")).hasValue("no corn");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whileSomebodyLooksItAsksOnceAMinuteElseNothing() {
    page.addInitScript("delete window.Worker"); // no clock of a test reaches timers in there
    page.clock().install();
    People.at(page, customer.session(), SHOP);
    assertThat(page.getByTestId("restaurant-card").first()).isVisible();
    page.onRequest(asked::add);
    page.clock().runFor(70_000);
    SOON.holds("it asked for the list", () -> toTheList().size() == 1);
    answered();
    page.clock().runFor(70_000);
    SOON.holds("and again", () -> toTheList().size() == 2);
    assertEquals(304, answered());
    page.route("**/api/restaurants?*", Route::abort);
    page.clock().runFor(70_000);
    SOON.holds("in vain", () -> toTheList().size() == 3);
    page.clock().runFor(80_000);
    assertEquals(3, toTheList().size(), "where nobody answers it asks less often");
    page.clock().runFor(60_000);
    SOON.holds("but it does", () -> toTheList().size() == 4);
    page.unroute("**/api/restaurants?*");

    RestingPagesIT.hidden(page, true);
    asked.clear();
    page.clock().runFor(3_600_000);
    toTheList();
    assertEquals(List.of(), asked.stream().map(Request::url).toList());
    RestingPagesIT.hidden(page, false);
    page.clock().runFor(1_000);
    SOON.holds("back at once", () -> toTheList().size() == 1);
    assertEquals(304, answered());
    assertTrue(asked.size() < 8, () -> asked.stream().map(Request::url).toList().toString());
  }

  /** How the last question to the list was answered. */
  private int answered() {
    List<Request> all = toTheList();
    return all.get(all.size() - 1).response().status();
  }

  private List<Request> toTheList() {
    page.context().cookies(); // for the browser tells what happened only when it is asked something
    return asked.stream().filter(one -> one.url().contains("/api/restaurants?")).toList();
  }

  /** Something happens while the person looks elsewhere for a moment. */
  private void meanwhile(Runnable change) {
    RestingPagesIT.hidden(page, true);
    change.run();
    RestingPagesIT.hidden(page, false);
  }

  private void opensTheMenu() {
    People.at(page, customer.session(), SHOP + "#restaurant=" + kitchen.id());
    assertThat(row(gyoza)).isVisible();
    assertThat(page.locator("#restaurants > *")).not().hasCount(0);
  }

  private Locator row(String dish) {
    return page.locator("[data-testid=menu-item][data-id='" + dish + "']");
  }

  private String idOf(String name) {
    return customer.menuOf(kitchen.id()).stream()
        .filter(dish -> dish.getString("name").equals(name))
        .findFirst()
        .map(dish -> dish.getString("id"))
        .orElseThrow();
  }

  private String menu() {
    return "/api/restaurants/" + kitchen.id() + "/menu";
  }

  private void sellsOut(String dish, boolean soldOut) {
    kitchen
        .door()
        .put("/api/menu-items/" + dish + "/sold-out", Map.of("soldOut", soldOut))
        .expects(200);
  }

  /** What the restaurant asks for from now on. */
  private void asks(Map<String, ?> terms) {
    Door operator = OperatorApp.logsIn(node).door();
    String door = "/api/restaurants/" + kitchen.id();
    operator.with("If-Match", operator.get(door).etag()).patch(door, terms).expects(200);
  }

  private JsonObject opensAnother(String name) {
    Map<String, ?> place =
        Map.of(
            "name",
            name,
            "city",
            bistro.town(),
            "address",
            "Markt 1",
            "cuisine",
            "Noodles",
            "lat",
            Bistro.LAT,
            "lng",
            Bistro.LNG);
    return OperatorApp.logsIn(node).door().post("/api/restaurants", place).expects(201).json();
  }
}
