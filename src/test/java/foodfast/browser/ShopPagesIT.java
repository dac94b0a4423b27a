package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shop as a customer goes through it: found, chosen with options, followed, rated. */
class ShopPagesIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static final String LINES =
      """
      node => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return new Set([...range.getClientRects()].map(({ top }) => top)).size;
      }
      """;
  private static Node node;
  private final Inspector inspector = new Inspector();

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
  }

  @Test
  void aDishIsFoundAndGoesIntoTheCartWithItsOptions() {
    Page page = chromium.window(node);
    People.register(page);
    page.getByTestId("restaurant-search").fill("butter chicken");
    Locator found = page.getByTestId("dish-found").first();
    assertThat(found).containsText("Butter chicken");
    shot(page, "shop-search");
    page.getByTestId("restaurant-search").fill("schnitzel");
    assertThat(found).containsText("Veal schnitzel");
    found.locator("a").click();
    Locator dialog = page.getByTestId("dish-dialog");
    assertThat(dialog).isVisible();
    assertThat(dialog).containsText("Contains gluten, eggs, milk.");
    assertThat(page.getByTestId("dish-add")).containsText("17.90");
    dialog.getByLabel("Cucumber salad").check();
    dialog.getByLabel("Fried egg").check();
    assertThat(page.getByTestId("dish-add")).containsText("20.20");
    inspector.looksAt(page, "a dish with its options");
    shot(page, "shop-dish");
    page.getByTestId("dish-add").click();
    assertThat(dialog).isHidden();
    Locator line = page.getByTestId("cart-item").first();
    assertThat(line).containsText("Cucumber salad");
    assertThat(line).containsText("20.20");
    assertThat(page.getByTestId("cart-fee")).hasText("Free");
    page.locator("[data-testid=menu-item]", new Page.LocatorOptions().setHasText("Veal schnitzel"))
        .getByTestId("add-to-cart")
        .click();
    assertThat(page.getByTestId("cart-item")).hasCount(2);
    inspector.looksAt(page, "menu by categories");
    shot(page, "shop-menu");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void anOrderIsFollowedOnEveryPageAndRatedOnItsOwn() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    DriverApp driver = DriverApp.logsIn(node, "driver");
    String id = customer.ordersFrom(kitchen.id()).getString("id");
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/account.html");
    assertThat(page.getByTestId("current-order")).containsText("Spreewald Kitchen");
    page.getByTestId("current-order").click();
    assertThat(page.getByTestId("arrival-window")).isVisible();
    assertThat(page.getByTestId("order-place")).hasText("Karl-Liebknecht-Str. 7");
    assertThat(page.getByTestId("order-address")).containsText("Torstr. 1");
    assertThat(page.getByTestId("order-card")).containsText("4242");
    assertThat(page.getByTestId("rate")).isHidden();
    assertEquals(1, page.getByTestId("order-total").evaluate(LINES), "a price stands on one line");
    shot(page, "shop-order-placed");
    kitchen.cooks(id);
    driver.claims(id).expects(200);
    driver.picksUp(id).expects(200);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PICKED_UP");
    assertThat(page.getByTestId("driver-name")).hasText("Dora");
    driver.delivers(id).expects(200);
    assertThat(page.getByTestId("rate")).isVisible();
    assertThat(page.getByTestId("arrival")).isHidden();
    page.getByTestId("rate-send").click();
    assertThat(page.locator("#rating-form .field-error")).isVisible();
    page.getByTestId("star-4").check();
    page.getByTestId("rating-words").fill("Hot and plenty.");
    page.getByTestId("rate-send").click();
    assertThat(page.getByTestId("rating-says")).containsText("Thank you");
    inspector.looksAt(page, "an order rated");
    shot(page, "shop-order-rated");
    page.getByTestId("reorder").click();
    assertThat(page.getByTestId("cart-item")).hasCount(1);
    assertThat(page.getByTestId("current-order")).hasCount(0);
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void theOrderUnderWayStandsOnEveryPageThoughANewerOneIsOver() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String underWay = customer.ordersFrom(kitchen.id()).getString("id");
    String over = customer.ordersFrom(kitchen.id()).getString("id");
    kitchen.confirms(underWay).expects(200);
    customer.cancels(over).expects(200);
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/account.html");
    Locator strip = page.getByTestId("current-order");
    assertThat(strip).hasAttribute("href", Pattern.compile(".*" + underWay));
    assertThat(strip).containsText("–");
    new Tables(Platform.running().database())
        .change(
            "update order_step set at = at - interval '3 hours' where order_id = ?",
            UUID.fromString(underWay));
    page.reload();
    assertThat(strip).containsText("Late");
    inspector.looksAt(page, "an order that is late, on every page");
    strip.click();
    assertThat(page.getByTestId("arrival-window")).hasText("Late");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whoComesBackSeesAtOnceWhereTheirOrderStandsAndWhenItComes() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String id = customer.ordersFrom(kitchen.id()).getString("id");
    kitchen.confirms(id).expects(200);
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/account.html");
    Locator strip = page.getByTestId("current-order");
    assertThat(strip).containsText("Confirmed");
    String window = strip.locator(".price").textContent();
    RestingPagesIT.hidden(page, true);
    kitchen.door().put("/api/orders/" + id + "/minutes", Map.of("minutes", 120)).expects(200);
    RestingPagesIT.hidden(page, false);
    assertThat(strip.locator(".price")).not().hasText(window);
    RestingPagesIT.hidden(page, true);
    kitchen.prepares(id).expects(200);
    RestingPagesIT.hidden(page, false);
    assertThat(strip).containsText("Preparing");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void theStartPageShowsACustomersOrderAndAsksForNobodyElse() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    Page page = chromium.phone(node);
    List<String> asked = new CopyOnWriteArrayList<>();
    page.onRequest(request -> asked.add(request.url().replaceFirst("https?://[^/]+", "")));
    People.at(page, kitchen.session(), "/index.html");
    assertThat(page.getByTestId("here-restaurant")).isVisible();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertEquals(List.of(), asked.stream().filter(one -> one.contains("/api/")).toList());

    CustomerApp customer = CustomerApp.registers(node);
    String id = customer.ordersFrom(kitchen.id()).getString("id");
    People.at(page, customer.session(), "/index.html");
    Locator strip = page.getByTestId("current-order");
    assertThat(strip).containsText("Spreewald Kitchen");
    inspector.looksAt(page, "start, an order under way");
    strip.click();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
    page.navigate("/index.html");
    assertThat(strip).hasAttribute("href", Pattern.compile(".*" + id));
    customer.door().delete("/api/sessions/current").expects(204);
    page.reload();
    assertThat(page.getByTestId("here-restaurant")).isVisible();
    assertThat(page.getByTestId("here-customer")).hasCount(0);
    assertThat(strip).hasCount(0);
    assertEquals("/index.html", URI.create(page.url()).getPath(), "it is everybody's page");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aDesksCartSaysBesideItsButtonWhichCardPays() {
    CustomerApp customer = CustomerApp.registers(node);
    customer.addsCard();
    customer.addsCard("378282246310005");
    Page page = chromium.window(node);
    String menu = "/customer/index.html#restaurant=" + RestaurantApp.logsIn(node).id();
    People.at(page, customer.session(), menu);
    page.getByTestId("menu-item").first().getByTestId("add-to-cart").click();
    Locator says = page.getByTestId("pays-with");
    for (String card : List.of("4242", "0005")) {
      page.getByTestId("card-choice")
          .filter(new Locator.FilterOptions().setHasText(card))
          .locator("input")
          .check();
      assertThat(says).containsText("•••• " + card);
    }
    page.getByTestId("cart").evaluate("cart => cart.scrollTo(0, 0)");
    assertThat(says).isInViewport();
    assertThat(page.getByTestId("place-order")).isInViewport();
    inspector.looksAt(page, "a cart and the card that pays");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/shots", name + ".png")));
  }
}
