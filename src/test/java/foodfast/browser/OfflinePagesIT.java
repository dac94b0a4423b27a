package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Relay;
import foodfast.kit.RestaurantApp;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Pages without a network, for the service worker too, as nobody answers at its address any more:
 * the customer's open with what they last showed and say so, all others say that there is none.
 */
class OfflinePagesIT {
  private static final String SHOP = "/customer/index.html";
  private static final Pattern SHELL =
      Pattern.compile("/(v|img|webjars|customer)/.+|/offline.html");

  private static final String ON_SHELVES =
      """
      async () => (await Promise.all((await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat().sort()
      """;

  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private final Relay network = Relay.before(node);
  private final CustomerApp customer = CustomerApp.registers(node);
  private Page page;

  @AfterEach
  void theNetworkEnds() {
    network.close();
  }

  @Test
  void whatIsKnownStandsThereUntilTheNetworkIsBack() {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    String orderPage = "/customer/order.html?id=" + order;
    opens(orderPage);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
    page.navigate(SHOP);
    assertThat(page.getByTestId("order-row")).hasCount(1);
    assertThat(page.getByTestId("restaurant-card").first()).isVisible();
    network.cut();
    page.navigate(SHOP);
    assertThat(page.getByTestId("offline")).containsText("You are offline");
    assertThat(page.getByTestId("restaurant-card").first()).isVisible();
    assertThat(page.getByTestId("order-row")).hasCount(1);
    Inspector inspector = new Inspector();
    inspector.looksAt(page, "the shop, offline");
    page.navigate(orderPage);
    assertThat(page.locator("#page-error")).containsText("You are offline. What stands below is");
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
    assertThat(page.getByTestId("order-total")).not().isEmpty();
    inspector.looksAt(page, "an order, offline");
    restaurant.confirms(order).expects(200);
    network.open();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "CONFIRMED");
    assertThat(page.locator("#page-error")).isHidden();
    network.cut();
    page.navigate(SHOP);
    assertThat(page.getByTestId("offline")).isVisible();
    network.open();
    assertThat(page.getByTestId("offline")).isHidden();
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void otherPagesSaySoAndNothingOfAPersonStays() {
    opens(SHOP);
    assertThat(page.getByTestId("restaurant-card").first()).isVisible();
    List<?> kept = (List<?>) page.evaluate(ON_SHELVES);
    assertTrue(kept.contains(SHOP), kept::toString);
    kept.forEach(one -> assertTrue(SHELL.matcher(one.toString()).matches(), one::toString));
    network.cut();
    page.navigate("/login.html");
    assertThat(page.locator("h1")).hasText("You are offline");
    network.open();
    page.getByTestId("again").click();
    assertThat(page.getByTestId("register-open")).isVisible();
    page.navigate(SHOP);
    page.getByTestId("logout").click();
    page.waitForURL(Pattern.compile(".*/login.html.*"));
    assertFalse(page.evaluate("JSON.stringify(localStorage)").toString().contains("known."));
    network.cut();
    page.navigate(SHOP);
    assertThat(page.locator("h1")).hasText("You are offline");
    assertThat(page.getByTestId("restaurant-card")).hasCount(0);
  }

  /** Opens a page, and waits until the worker has all of the shell. */
  private void opens(String path) {
    page = People.at(chromium.windowWithWorker(network.doors()), customer.session(), path);
    page.waitForFunction("() => navigator.serviceWorker.controller !== null");
  }
}
