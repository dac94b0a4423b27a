package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole flow as people do it, in a real browser: order, see it arrive, accept, see it move. */
class OrderFlowIT {
  private static Chromium chromium;
  private static Node node;

  @BeforeAll
  static void aBrowser() {
    chromium = Chromium.open();
    node = Platform.running().nodeA();
  }

  @AfterAll
  static void closed() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void anOrderReachesTheBoardAndTheAnswerReachesTheCustomer() {
    Page board = chromium.window(node);
    board.navigate("/login.html");
    board.getByTestId("demo-restaurant").click();
    assertThat(board.getByTestId("connection-light")).hasAttribute("data-light", "green");

    Page customer = chromium.phone(node);
    registers(customer);
    fillsTheCart(customer);
    addsACard(customer);
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

  private static void registers(Page page) {
    page.navigate("/login.html");
    page.getByTestId("register-open").click();
    page.getByTestId("register-name").fill("Browser Guest");
    page.getByTestId("register-email").fill("browser-" + UUID.randomUUID() + "@test.foodfast.test");
    page.getByTestId("register-password").fill(Session.PASSWORD);
    page.getByTestId("register-submit").click();
    page.waitForURL(Pattern.compile(".*/customer/.*"));
  }

  private static void fillsTheCart(Page page) {
    String restaurant = RestaurantApp.logsIn(node).id();
    page.locator("[data-testid=restaurant-card][data-id='" + restaurant + "'] a").click();
    page.getByTestId("menu-item").first().getByTestId("add-to-cart").click();
    assertThat(page.getByTestId("cart-item")).hasCount(1);
  }

  private static void addsACard(Page page) {
    if (!page.getByTestId("card-form").isVisible()) {
      page.getByTestId("add-card").click();
    }
    page.getByTestId("card-number").fill("4242 4242 4242 4242");
    page.getByTestId("card-expiry").fill("12/35");
    page.getByTestId("card-cvc").fill("123");
    page.getByTestId("card-holder").fill("Browser Guest");
    page.getByTestId("card-save").click();
    assertThat(page.getByTestId("card-choice")).hasCount(1);
  }
}
