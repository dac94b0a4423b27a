package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What pages say of what they have not heard: that it is on its way, or that nobody answered and
 * how it is asked for again; and never that there is nothing.
 */
class UnheardPagesIT {
  private static final ContainsTextOptions AS_SEEN =
      new ContainsTextOptions().setUseInnerText(true);
  private static final Pattern CLAIM =
      Pattern.compile(
          "^(No\\b(?! connection| answer)|None(?! of my orders)|Nobody|Nothing|Quiet|Empty|There is no)",
          Pattern.MULTILINE);

  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;
  private static Town town;
  private static CustomerApp eater;
  private static String order;
  private Page page;

  @BeforeAll
  static void aTownWithAnOrderOfBefore() {
    node = Platform.running().nodeA();
    town = new Town(node);
    eater = CustomerApp.of(town.customer("Cleo"));
    order = town.order(eater);
    RestaurantApp.of(town.staff("RESTAURANT", "Rita")).rejects(order, "OTHER").expects(200);
  }

  @BeforeEach
  void aWindow() {
    page = chromium.window(node);
  }

  /**
   * A part of a page.
   *
   * @param role whose page it is
   * @param door where it hears what it shows
   * @param at where it stands
   * @param heard what is there once it was heard
   * @param opens what has to be pressed before
   */
  private record Part(
      String role, String path, String door, String at, String heard, String opens) {
    Part(String role, String path, String door, String at, String heard) {
      this(role, path, door, at, heard, "");
    }
  }

  static Stream<Part> parts() {
    String shop = "/customer/index.html";
    String menu = shop + "#restaurant=" + town.restaurant();
    String account = "/customer/account.html";
    String kitchen = "/api/restaurants/" + town.restaurant();
    String board = "/restaurant/index.html";
    String overview = "/operator/overview.html";
    return Stream.of(
        new Part(
            "CUSTOMER",
            shop,
            "/api/restaurants?limit=100",
            "#restaurants-view",
            "[data-testid=restaurant-card]"),
        new Part("CUSTOMER", shop, "/api/orders?limit=10", ".own-orders", "text=None yet."),
        new Part("CUSTOMER", menu, kitchen + "/menu", "#menu-view", "[data-testid=menu-item]"),
        new Part(
            "CUSTOMER",
            menu,
            "/api/payment-methods",
            "#cart",
            "text=No card yet.",
            "[data-testid=add-to-cart]"),
        new Part(
            "CUSTOMER",
            "/customer/order.html?id=" + order,
            "/api/orders/" + order,
            "#main",
            "#items li"),
        new Part(
            "CUSTOMER",
            "/customer/chat.html",
            "/api/conversations?limit=20",
            "#main",
            "[data-testid=chat-begin]:enabled"),
        new Part(
            "CUSTOMER",
            account,
            "/api/accounts/me",
            "section:has(#profile)",
            "[data-testid=profile-name]:enabled"),
        new Part(
            "CUSTOMER",
            account,
            "/api/payment-methods",
            "section:has(#cards)",
            "text=No card yet."),
        new Part(
            "CUSTOMER",
            account,
            "/api/accounts/me/addresses",
            "section:has(#addresses)",
            "text=None yet."),
        new Part(
            "CUSTOMER",
            account,
            "/api/sessions",
            "section:has(#sessions)",
            "[data-testid=session-row]"),
        new Part(
            "CUSTOMER", account, "/api/push/key", "section:has(#push)", "[data-testid=push-note]"),
        new Part(
            "CUSTOMER",
            account,
            "/api/announcements?limit=100",
            "#inbox",
            "li",
            "[data-testid=bell]"),
        new Part(
            "RESTAURANT",
            board,
            kitchen + "/tickets?state=recent",
            "#main",
            "text=Quiet: no order waits for an answer."),
        new Part("RESTAURANT", board, kitchen, ".board-head", "[data-testid=state-open]:enabled"),
        new Part(
            "RESTAURANT",
            "/restaurant/menu.html",
            kitchen + "/menu",
            "#main",
            "[data-testid=own-dish]"),
        new Part(
            "DRIVER",
            "/driver/index.html",
            "/api/deliveries?state=available*",
            "#main",
            "#mine-none"),
        new Part(
            "DRIVER",
            "/driver/index.html",
            "/api/deliveries/earnings",
            "[data-testid=earnings]",
            "text=0 deliveries"),
        new Part(
            "AGENT",
            "/support/index.html",
            "/api/conversations?state=OPEN",
            ".desk-list",
            "text=No conversations."),
        new Part(
            "AGENT",
            "/support/index.html",
            "/api/conversations?state=WAITING*",
            ".board-head",
            "#line:has-text('waiting')"),
        new Part(
            "AGENT",
            "/support/index.html",
            "/api/agents/me/availability",
            ".board-head",
            "text=Not taking chats"),
        new Part("AGENT", "/support/calls.html", "/api/support-tasks", "#main", "#note"),
        new Part("OPERATOR", overview, "/api/overview?*", "#main", "text=As of"),
        new Part(
            "OPERATOR",
            "/operator/orders.html",
            "/api/orders?*",
            "#main",
            "[data-testid=order-row]"),
        new Part(
            "OPERATOR",
            "/operator/order.html?id=" + order,
            "/api/orders/" + order + "/trace",
            "#main",
            "[data-testid=hop]"),
        new Part(
            "OPERATOR",
            "/operator/restaurants.html",
            "/api/restaurants?limit=100*",
            "section:has(#list)",
            "[data-testid=restaurant-row]"),
        new Part("OPERATOR", "/operator/mailbox.html", "/api/mailbox", "#main", "h2"));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void nothingIsClaimedBeforeItWasHeard(Part part) {
    List<Route> held = new ArrayList<>();
    page.route("**" + part.door, held::add);
    Locator here = opens(part);
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(here).containsText("Loading…", AS_SEEN);
    claimsNothing(here);
    page.unroute("**" + part.door);
    held.forEach(Route::resume);
    isHeard(part, here);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void whoWasNotAnsweredIsToldSoAndAsksAgain(Part part) {
    page.route("**" + part.door, UnheardPagesIT::fails);
    Locator here = opens(part);
    assertThat(here)
        .containsText(Pattern.compile("went wrong on our side.*Try(ing)? again"), AS_SEEN);
    claimsNothing(here);
    page.unroute("**" + part.door);
    here.evaluate("part => part.querySelector('[data-testid=try-again]')?.click()");
    isHeard(part, here);
  }

  @Test
  void aReachThatCouldNotBeCountedIsNoNumber() {
    page.route("**/api/announcements/reach?*", UnheardPagesIT::fails);
    People.at(page, town.staff("OPERATOR", "Olga"), "/operator/announcements.xhtml");
    assertThat(page.getByTestId("people")).hasText("–");
    page.unroute("**/api/announcements/reach?*");
    page.getByTestId("try-again").click();
    assertThat(page.getByTestId("people")).hasText(Pattern.compile("\\d+"));
    assertThat(page.getByTestId("try-again")).hasCount(0);
  }

  @Test
  void aDeskHasADashForWhatItHasNotHeard() {
    page.route("**/api/agents/me/availability", UnheardPagesIT::fails);
    page.route("**/api/conversations?state=OPEN", UnheardPagesIT::fails);
    People.at(page, town.staff("AGENT", "Ada"), "/support/index.html");
    assertThat(page.getByTestId("try-again")).hasCount(2);
    assertThat(page.locator("#available-says")).hasText("–");
    assertThat(page.getByTestId("capacity")).hasText("–");
    assertThat(page.locator("#empty")).isHidden();
    page.unroute("**/api/agents/me/availability");
    page.unroute("**/api/conversations?state=OPEN");
    page.locator(".desk-list").getByTestId("try-again").click();
    assertThat(page.locator("#empty")).hasText("Choose a conversation.");
    assertThat(page.locator("#available-says"))
        .hasText("Not taking chats", new HasTextOptions().setTimeout(20_000)); // asks by itself
    assertThat(page.getByTestId("capacity").locator("option")).hasCount(10);
  }

  @Test
  void aChatBeginsOnceTheOrdersWereHeard() {
    page.route("**/api/orders?limit=10", UnheardPagesIT::fails);
    People.at(page, town.customer("Nina"), "/customer/chat.html");
    assertThat(page.getByTestId("try-again")).isVisible();
    assertThat(page.getByTestId("chat-begin")).isDisabled();
    page.unroute("**/api/orders?limit=10");
    page.getByTestId("try-again").click();
    assertThat(page.getByTestId("chat-begin")).isEnabled();
  }

  @Test
  void aBoardIsNotCalledQuietWhileItsLineIsDown() {
    People.at(page, town.staff("RESTAURANT", "Rita"), "/restaurant/index.html");
    Locator light = page.getByTestId("connection-light");
    Locator says = page.getByTestId("alarm-says");
    assertThat(light).hasAttribute("data-light", "green");
    assertThat(says).hasText("Quiet: no order waits for an answer.");
    page.route("**/api/**", Route::abort);
    page.context().setOffline(true);
    assertThat(light).hasAttribute("data-light", "red");
    assertThat(says).hasText("When last heard, no order waited for an answer.");
    page.unroute("**/api/**");
    page.context().setOffline(false);
    assertThat(light).hasAttribute("data-light", "green");
    assertThat(says).hasText("Quiet: no order waits for an answer.");
  }

  private static void fails(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(500));
  }

  private Locator opens(Part part) {
    People.at(page, whoseIs(part), part.path);
    if (!part.opens.isEmpty()) {
      page.locator(part.opens).first().click();
    }
    return page.locator(part.at);
  }

  private static Session whoseIs(Part part) {
    if (!part.role.equals("CUSTOMER")) {
      return town.staff(part.role, "Sam");
    }
    return part.path.contains(order) ? eater.session() : town.customer("Nina");
  }

  private static void claimsNothing(Locator here) {
    String words = here.innerText();
    assertFalse(CLAIM.matcher(words).find(), words);
  }

  private static void isHeard(Part part, Locator here) {
    assertThat(here.locator(part.heard).first()).isVisible();
    assertThat(here).not().containsText(Pattern.compile("Loading…|went wrong"), AS_SEEN);
    assertEquals(List.of(), chromium.complaints());
  }
}
