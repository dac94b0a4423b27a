package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import foodfast.kit.AgentApp;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a figure to its orders, from an order to its hops. */
class OverviewPageIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static final String OVERVIEW = "/operator/overview.html";

  private final Node node = Platform.running().nodeA();
  private final Inspector inspector = new Inspector();
  private final OperatorApp operator = OperatorApp.logsIn(node);

  @Test
  void figuresLeadToOrdersAndAnOrderToItsHops() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Page page = People.at(chromium.window(node), operator.session(), OVERVIEW);
    Locator berlin = page.getByTestId("cities").locator("tr[data-name=Berlin]");
    berlin.locator("a[href*=PLACED]").click();
    page.waitForURL(Pattern.compile(".*/orders\\.html\\?state=PLACED&city=Berlin"));
    assertThat(page.getByTestId("state")).hasValue("PLACED");
    assertThat(page.getByTestId("city")).hasValue("Berlin");
    assertThat(row(page, order)).containsText("Placed");

    restaurant.cooks(order);
    DriverApp driver = DriverApp.logsIn(node);
    driver.claims(order).expects(200);
    page.getByTestId("state").selectOption("READY");
    page.waitForURL(Pattern.compile(".*state=READY.*"));
    row(page, order).click();
    assertThat(page.getByTestId("order-status")).hasText("Ready");
    assertThat(page.getByTestId("order-driver")).not().hasText("nobody yet");
    assertThat(page.getByTestId("order-lines")).hasText("1");
    for (String what : List.of("PLACED", "TICKET_MADE", "CONFIRMED", "DRIVER_ASSIGNED", "READY")) {
      assertThat(page.locator("[data-what=" + what + "]")).hasCount(1);
    }
    assertThat(page.locator("[data-what=DRIVER_ASSIGNED]")).containsText("by the driver");
    assertThat(page.locator("[data-what=READY]")).containsText(Pattern.compile("\\+ .* (ms|s)$"));

    driver.picksUp(order).expects(200);
    driver.delivers(order).expects(200);
    AgentApp.logsIn(node).refunds(order, 100, "cold", "page-" + order).expects(201);
    page.reload();
    assertThat(page.getByTestId("order-status")).hasText("Delivered");
    assertThat(page.locator("[data-what=REFUND_DECIDED]")).containsText("by an agent");
    assertThat(page.getByTestId("order-refunded")).not().hasText("nothing");
    assertEquals(List.of(), chromium.complaints());
  }

  private static Locator row(Page page, String order) {
    return page.locator("[data-testid=order-row][data-id='" + order + "']");
  }

  /** A page of the list is as long as the first one; the next goes on below it. */
  @Test
  void moreOrdersAreShownBelow() {
    CustomerApp customer = CustomerApp.registers(node);
    String restaurant = RestaurantApp.logsIn(node).id();
    for (int order = 0; order < 3; order++) {
      customer.ordersFrom(restaurant);
    }
    Page window = chromium.window(node);
    window.route(Pattern.compile(".*/api/orders\\?.*"), OverviewPageIT::twoAtATime);
    Page page = People.at(window, operator.session(), "/operator/orders.html?state=UNDER_WAY");
    assertThat(page.getByTestId("order-row")).hasCount(2);
    page.getByTestId("more").press("Enter");
    assertThat(page.getByTestId("order-row").nth(2)).isVisible();
    inspector.keepsTheFocus(page, "more orders");
    inspector.foundNothing();
  }

  private static void twoAtATime(Route route) {
    String address = route.request().url().replace("limit=50", "limit=2");
    route.resume(new Route.ResumeOptions().setUrl(address));
  }
}
