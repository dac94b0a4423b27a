package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Geolocation;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A ride as people see it: taken, picked up, on the map, delivered. */
class DriverMapIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final LocatorAssertions.HasTextOptions PATIENT =
      new LocatorAssertions.HasTextOptions().setTimeout(90_000);
  private static final LocatorAssertions.IsVisibleOptions LONG =
      new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);
  private static final LocatorAssertions.HasAttributeOptions LOST =
      new LocatorAssertions.HasAttributeOptions().setTimeout(90_000);

  @Test
  void theCustomerWatchesTheDriverComeFromPickUpToDelivery() {
    Node node = Platform.running().nodeA();
    CustomerApp clara = CustomerApp.logsIn(node, "customer");
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String id = clara.ordersFrom(restaurant.id()).getString("id");
    restaurant.cooks(id);
    Page driver = chromium.window(node);
    driver.navigate("/login.html?next=/driver/index.html");
    driver.getByTestId("demo-driver").click();
    Locator delivery = driver.locator("[data-order-id='" + id + "']");
    delivery.getByTestId("claim").click();
    assertThat(driver.getByTestId("mine").locator("[data-order-id='" + id + "']")).isVisible();

    Page customer = chromium.phone(node);
    customer.navigate("/login.html?next=/customer/order.html?id=" + id);
    customer.getByTestId("demo-customer").click();
    assertThat(customer.getByTestId("location-mode")).hasText("Connected");
    assertThat(customer.locator(".pin.driver")).hasCount(0);

    delivery.getByTestId("pick-up").click();
    Locator marker = customer.locator(".pin.driver");
    assertThat(marker).isVisible();
    String first = marker.getAttribute("data-lng") + marker.getAttribute("data-lat");
    Eventually.within(Duration.ofSeconds(90))
        .holds(
            "the marker moves",
            () -> !first.equals(marker.getAttribute("data-lng") + marker.getAttribute("data-lat")));
    assertNotEquals("0", customer.getByTestId("location-frames").textContent());

    delivery.getByTestId("deliver").click();
    People.handOverElsewhere(driver);
    assertThat(customer.getByTestId("location-mode")).hasText("Arrived");
    assertThat(marker).hasCount(0);
    customer.navigate("/customer/chat.html");
    assertThat(customer.getByTestId("connection-light")).hasAttribute("data-light", "green");
    assertEquals(List.of(), customer.context().cookies(), "one socket leaves nothing to the next");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whereNoSocketOpensBatchesAndPollsStandIn() {
    Node node = Platform.running().nodeA();
    CustomerApp clara = CustomerApp.logsIn(node, "customer");
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String id = clara.ordersFrom(restaurant.id()).getString("id");
    restaurant.cooks(id);
    Page driver = chromium.phone(node);
    driver.route("**/api/tickets", route -> route.abort());
    driver.navigate("/login.html?next=/driver/index.html");
    driver.getByTestId("demo-driver").click();
    Page customer = chromium.phone(node);
    customer.route("**/api/tickets", route -> route.abort());
    customer.navigate("/login.html?next=/customer/order.html?id=" + id);
    customer.getByTestId("demo-customer").click();
    Locator delivery = driver.locator("[data-order-id='" + id + "']");
    delivery.getByTestId("claim").click();
    delivery.getByTestId("pick-up").click();

    assertThat(customer.getByTestId("location-mode")).hasText("Asked every 10 s", PATIENT);
    assertThat(customer.locator(".pin.driver")).isVisible(LONG);
    assertThat(driver.getByTestId("batched")).not().hasText("0");
    assertThat(driver.getByTestId("acked")).hasText("0");
    delivery.getByTestId("deliver").click();
    People.handOverElsewhere(driver);
    assertThat(customer.locator(".pin.driver")).hasCount(0);
  }

  @Test
  void aDeviceThatNoLongerFindsItsPlaceIsNotShownAsFresh() {
    Node node = Platform.running().nodeA();
    CustomerApp clara = CustomerApp.logsIn(node, "customer");
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String id = DriverApp.logsIn(node).setsOffWithAnOrderOf(clara, restaurant);
    Page driver = chromium.phone(node);
    driver.context().grantPermissions(List.of("geolocation"));
    driver.context().setGeolocation(new Geolocation(52.52, 13.405));
    driver.navigate("/login.html?next=/driver/index.html");
    driver.getByTestId("demo-driver").click();
    driver.getByTestId("source-device").check();
    Page customer = chromium.phone(node);
    customer.navigate("/login.html?next=/customer/order.html?id=" + id);
    customer.getByTestId("demo-customer").click();
    assertThat(customer.locator(".pin.driver")).isVisible();

    driver.context().setGeolocation(null);
    assertThat(customer.locator("#map")).hasAttribute("data-stale", "true", LOST);
    driver.context().setGeolocation(new Geolocation(52.521, 13.405));
    assertThat(customer.locator("#map")).hasAttribute("data-stale", "false", LOST);
    assertEquals(List.of(), chromium.complaints());
    driver.locator("[data-order-id='" + id + "']").getByTestId("deliver").click();
    People.handOverElsewhere(driver);
    assertThat(customer.getByTestId("location-mode")).hasText("Arrived");
  }
}
