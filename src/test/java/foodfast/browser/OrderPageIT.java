package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import foodfast.kit.AgentApp;
import foodfast.kit.Chromium;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The order page: asleep, short by choice, silent when hidden, and what it says of its cost. */
class OrderPageIT {
  private static final long TWO_MINUTES = 120_000;
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;
  private Page page;
  private String order;

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
  }

  @BeforeEach
  void anOrder() {
    page = chromium.phone(node);
    People.register(page);
    String restaurant = RestaurantApp.logsIn(node).id();
    page.locator("[data-testid=restaurant-card][data-id='" + restaurant + "'] a").click();
    page.getByTestId("menu-item").first().getByTestId("add-to-cart").click();
    if (!page.getByTestId("card-form").isVisible()) {
      page.getByTestId("add-card").click();
    }
    People.fillCard(page, "4242 4242 4242 4242");
    assertThat(page.getByTestId("card-choice")).hasCount(1);
    page.getByTestId("deliver-line1").fill("Torstr. 1");
    page.getByTestId("deliver-city").fill("Berlin");
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
    order = page.url().replaceAll(".*[?&]id=([^&#]+).*", "$1");
  }

  @Test
  void restsAtTheServerAndHearsOfEachStep() {
    assertThat(page.getByTestId("poll-mode")).hasAttribute("data-mode", "sleeping");
    Eventually.within(Duration.ofSeconds(30))
        .holds("asleep", () -> node.metric("sleeping_polls") > 0);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    restaurant.confirms(order).expects(200);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "CONFIRMED");
    restaurant.prepares(order).expects(200);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PREPARING");
    int requests = Integer.parseInt(page.getByTestId("poll-requests").textContent());
    assertTrue(requests <= 8, () -> requests + " requests for three steps");
    shot("order-sleeping");
  }

  @Test
  void aRefundIsShownWhileThePageRests() {
    RestaurantApp.logsIn(node).confirms(order).expects(200);
    assertThat(page.getByTestId("paid-says")).hasText("Charged");
    assertThat(page.locator("#next")).containsText("resting at the server");
    AgentApp.logsIn(node).refunds(order, 100, "cold soup", "refund of " + order).expects(201);
    assertThat(page.getByTestId("refund-made")).hasCount(1);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "CONFIRMED");
  }

  @Test
  void pollsShortlyByChoiceAndNotAtAllWhenHidden() {
    underAClockOfOurs();
    page.getByTestId("poll-choice").selectOption("short");
    assertThat(page.getByTestId("poll-mode")).hasAttribute("data-mode", "short");
    shot("order-short");
    String first = page.getByTestId("poll-requests").textContent();
    page.clock().runFor(TWO_MINUTES);
    assertThat(page.getByTestId("poll-requests")).not().hasText(first);
    hidden(true);
    assertThat(page.getByTestId("poll-mode")).hasAttribute("data-mode", "hidden");
    String before = page.getByTestId("poll-requests").textContent();
    RestaurantApp.logsIn(node).confirms(order).expects(200);
    page.clock().runFor(TWO_MINUTES);
    assertThat(page.getByTestId("poll-requests")).hasText(before);
    hidden(false);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "CONFIRMED");
  }

  @Test
  void cancellingEndsThePolls() {
    assertThat(page.locator("#next")).containsText("resting at the server");
    page.getByTestId("cancel-order").click();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "CANCELLED");
    assertThat(page.getByTestId("poll-mode")).hasAttribute("data-mode", "final");
    assertEquals(List.of(), chromium.complaints());
    shot("order-cancelled");
  }

  /** Begins the page again, its timers not in a worker, where no clock of a test reaches them. */
  private void underAClockOfOurs() {
    page.addInitScript("delete window.Worker");
    page.clock().install();
    page.reload();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
  }

  /** As the browser tells a page whose tab goes to the back, or comes to the front. */
  private void hidden(boolean hidden) {
    page.evaluate(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        hidden);
  }

  private void shot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/shots", name + ".png")));
  }
}
