package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ride as people see it: taken, picked up, on the map, delivered. */
class DriverMapIT {
  @Test
  void theCustomerWatchesTheDriverComeFromPickUpToDelivery() {
    Node node = Platform.running().nodeA();
    CustomerApp clara = CustomerApp.logsIn(node, "customer");
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String id = clara.ordersFrom(restaurant.id()).getString("id");
    restaurant.cooks(id);
    try (Chromium chromium = Chromium.open()) {
      Page driver = chromium.window(node);
      driver.navigate("/login.html?next=/driver/index.html");
      driver.getByTestId("demo-driver").click();
      Locator delivery = driver.locator("[data-order-id='" + id + "']");
      delivery.getByTestId("claim").click();
      assertThat(driver.getByTestId("mine").locator("[data-order-id='" + id + "']")).isVisible();

      Page customer = chromium.phone(node);
      customer.navigate("/login.html?next=/customer/order.html?id=" + id);
      customer.getByTestId("demo-customer").click();
      assertThat(customer.getByTestId("location-mode")).hasText("Live by WebSocket");
      assertThat(customer.locator(".pin.driver")).hasCount(0);

      delivery.getByTestId("pick-up").click();
      Locator marker = customer.locator(".pin.driver");
      assertThat(marker).isVisible();
      String first = marker.getAttribute("data-lng") + marker.getAttribute("data-lat");
      Eventually.within(Duration.ofSeconds(30))
          .holds(
              "the marker moves",
              () ->
                  !first.equals(marker.getAttribute("data-lng") + marker.getAttribute("data-lat")));
      assertNotEquals("0", customer.getByTestId("location-frames").textContent());

      delivery.getByTestId("deliver").click();
      assertThat(customer.getByTestId("location-mode")).hasText("Arrived");
      assertThat(marker).hasCount(0);
      assertEquals(List.of(), chromium.complaints());
    }
  }
}
