package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import foodfast.chat.ChatFloor;
import foodfast.kit.Chromium;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One person sees all seven patterns move: five windows in one, and a robot that plays an order.
 */
class StageIT {
  private static final int PATIENCE_MILLIS = 120_000;
  private static final LocatorAssertions.HasAttributeOptions PATIENT =
      new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS);

  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;
  private final Inspector inspector = new Inspector();

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
    ChatFloor.clear();
  }

  @Test
  void anOrderIsPlayedThroughAllSevenPatterns() {
    Page page = chromium.window(node);
    page.setViewportSize(1600, 1000);
    page.navigate("/index.html");
    page.getByTestId("stage-link").click();
    page.getByTestId("pace").fill("2");
    page.getByTestId("again").uncheck();
    page.getByTestId("play").click();
    FrameLocator kitchen = page.frameLocator("[name=stage-RESTAURANT]");
    assertThat(kitchen.getByTestId("connection-light")).hasAttribute("data-light", "green");
    FrameLocator customer = page.frameLocator("[name=stage-CUSTOMER]");
    assertThat(customer.getByTestId("order-status"))
        .hasAttribute("data-status", "PICKED_UP", PATIENT);
    shot(page, "stage-playing");
    assertThat(page.getByTestId("lamps")).hasAttribute("data-played", "1", PATIENT);
    assertThat(page.getByTestId("stage-error")).isHidden();
    for (int pattern = 1; pattern <= 7; pattern++) {
      assertThat(page.getByTestId("lamp-" + pattern))
          .hasAttribute("data-count", Pattern.compile("[1-9]\\d*"));
    }
    assertThat(customer.getByTestId("order-status")).hasAttribute("data-status", "DELIVERED");
    Locator whole = page.locator("[data-testid=hop][data-whole=true]");
    assertTrue(whole.count() > 8);
    assertThat(whole.filter(new Locator.FilterOptions().setHasText("Driver takes it"))).hasCount(1);
    int held = Integer.parseInt(page.getByTestId("held").getAttribute("data-most"));
    assertTrue(held <= 5, () -> held + " connections were held at once");
    shot(page, "stage-played");
    page.locator("h1").click();
    page.keyboard().press("h");
    assertThat(page.locator("[data-testid=hood-entry]:not([hidden])").first()).isVisible();
    shot(page, "stage-hood");
    page.keyboard().press("h");
    assertThat(page.getByTestId("hood")).isHidden();
    inspector.looksAt(page, "stage, played");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aWindowsLineIsCutAndMendedByHand() {
    Page page = chromium.window(node);
    page.navigate("/stage.html");
    page.getByTestId("again").uncheck();
    page.getByTestId("play").click();
    FrameLocator kitchen = page.frameLocator("[name=stage-RESTAURANT]");
    assertThat(kitchen.getByTestId("connection-light")).hasAttribute("data-light", "green");
    page.getByTestId("cut-RESTAURANT").click();
    assertThat(kitchen.getByTestId("connection-light")).hasAttribute("data-light", "red");
    page.getByTestId("cut-RESTAURANT").click();
    assertThat(kitchen.getByTestId("connection-light")).hasAttribute("data-light", "green");
  }

  @Test
  void withoutDemoPeopleItSaysWhatItNeeds() {
    Page page = chromium.phone(node);
    page.route(
        "**/api/sessions",
        route -> route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("{}")));
    page.navigate("/stage.html");
    page.getByTestId("play").click();
    assertThat(page.getByTestId("stage-error")).containsText("without demo people");
    assertThat(page.getByTestId("frames")).isHidden();
  }

  @Test
  void theStartPagesStepsLeadThereWhoeverIsLoggedIn() {
    Page page = chromium.window(node);
    page.navigate("/index.html");
    Page board = page.waitForPopup(() -> page.getByTestId("step-1").click());
    assertThat(board.getByTestId("demo-restaurant")).containsText("whose page this is");
    board.getByTestId("demo-restaurant").click();
    board.waitForURL(Pattern.compile(".*/restaurant/index.html"));
    Page shop = page.waitForPopup(() -> page.getByTestId("step-2").click());
    shop.getByTestId("demo-customer").click();
    shop.waitForURL(Pattern.compile(".*/customer/index.html#restaurant=.+"));
    assertThat(shop.locator("#menu-title")).hasText("Spreewald Kitchen");
    assertThat(shop.getByTestId("menu-item").first()).isVisible();
    Page again = page.waitForPopup(() -> page.getByTestId("step-3").click());
    assertThat(again.getByTestId("connection-light")).hasAttribute("data-light", "green");
  }

  @Test
  void aStepSaysWhoseBoardItOpensAndOffersTheDemoOne() {
    Town town = new Town(node);
    Page page = chromium.window(node);
    page.navigate("/index.html");
    Locator says = page.getByTestId("board-says");
    assertThat(page.getByTestId("here-customer")).hasCount(0);
    assertThat(says).isEmpty();
    People.at(page, town.customer(Town.LONG), "/index.html");
    assertThat(says).containsText("Nobody is logged in here as a restaurant");
    Locator order = page.getByTestId("step-2");
    String demo = order.getAttribute("href");

    People.at(page, town.staff("RESTAURANT", Town.RIGHT), "/index.html");
    assertThat(says).containsText(Town.RIGHT);
    assertThat(page.getByTestId("again-says")).containsText(Town.RIGHT);
    assertThat(order).hasText("Order from their menu");
    assertThat(order).hasAttribute("href", "/customer/index.html#restaurant=" + town.restaurant());
    inspector.looksAt(page, "start, another restaurant is here");
    Page board = page.waitForPopup(() -> page.getByTestId("demo-instead").click());
    board.getByTestId("demo-restaurant").click();
    board.waitForURL(Pattern.compile(".*/restaurant/index.html"));
    assertThat(says).isEmpty();
    assertThat(order).hasText("Order from Spreewald Kitchen");
    assertThat(order).hasAttribute("href", demo);
    assertEquals(List.of(), chromium.complaints());
    inspector.foundNothing();
  }

  private static void shot(Page page, String name) {
    Path file = Path.of("target/shots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
  }
}
