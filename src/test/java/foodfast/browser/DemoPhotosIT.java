package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Surroundings;
import foodfast.kit.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The demo's photos come by the product's own upload, after the node is ready, and stay. */
class DemoPhotosIT {
  private static final String PHOTOS =
      "select count(*) from menu_item i join upload u on u.menu_item_id = i.id"
          + " where u.state = 'READY' and i.photo_id is not null";
  @RegisterExtension static final Chromium chromium = new Chromium();

  @Test
  void theyAreUploadedOneAfterTheOther() throws Exception {
    Platform.running();
    int wanted = Integer.getInteger("photos.wanted", 2);
    try (Surroundings own = Surroundings.notYetStarted("photos");
        Node node = own.node("node-photos", Map.of("DEMO_PHOTOS", "true"))) {
      own.database().start();
      own.broker().start();
      node.start();
      Tables tables = new Tables(own.database());
      Eventually.within(Duration.ofMinutes(5 + wanted / 2))
          .see("photos", () -> tables.number(PHOTOS), count -> count >= wanted);
      String refused = "select count(*) from upload where state in ('REJECTED', 'FAILED')";
      assertEquals(0, tables.number(refused));
      assertTrue(tables.number("select count(*) from upload where state <> 'READY'") <= 1);
      looks(node);
    }
  }

  private static void looks(Node node) {
    CustomerApp customer = CustomerApp.logsIn(node, "customer");
    String order = customer.ordersFrom(RestaurantApp.logsIn(node).id()).getString("id");
    Page page = People.at(chromium.window(node), customer.session(), "/customer/index.html");
    assertThat(page.getByTestId("city-filter")).hasValue("Berlin"); // where they live, at first
    page.getByTestId("city-filter").selectOption("");
    assertThat(page.getByTestId("restaurant-card")).hasCount(10);
    assertThat(page.getByTestId("dish-photo").first()).isVisible();
    shot(page, "shop-photos-restaurants");
    page.getByTestId("restaurant-card").last().locator("a").click();
    assertThat(page.getByTestId("menu-item").first()).isVisible();
    shot(page, "shop-photos-menu");
    Page phone = People.at(chromium.phone(node), customer.session(), "/customer/index.html");
    assertThat(phone.getByTestId("dish-photo").first()).isVisible();
    shot(phone, "shop-photos-restaurants-phone");
    phone.getByTestId("restaurant-card").last().locator("a").click();
    phone.getByTestId("menu-item").first().getByTestId("dish-open").click();
    assertThat(phone.getByTestId("dish-dialog")).isVisible();
    phone.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/shots/shop-photos-dish-phone.png")));
    phone.navigate("/customer/order.html?id=" + order);
    assertThat(phone.getByTestId("arrival-window")).isVisible();
    shot(phone, "shop-photos-order-phone");
    page.navigate("/customer/order.html?id=" + order);
    assertThat(page.getByTestId("arrival-window")).isVisible();
    shot(page, "shop-photos-order");
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/shots", name + ".png")));
  }
}
