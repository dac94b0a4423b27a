package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two people, one browser: nothing of the first is there for the second, whatever way they went.
 */
class SharedBrowserIT {
  /** All that a page can keep: names and contents. */
  private static final String KEPT =
      """
      async () => {
        const found = [];
        for (const store of [localStorage, sessionStorage])
          for (const name of Object.keys(store)) found.push(name + '=' + store.getItem(name));
        for (const { name } of await indexedDB.databases()) {
          const db = await new Promise((resolve) => (indexedDB.open(name).onsuccess = (e) => resolve(e.target.result)));
          for (const store of db.objectStoreNames) {
            const keys = db.transaction(store).objectStore(store).getAllKeys();
            await new Promise((resolve) => (keys.onsuccess = resolve));
            found.push(...keys.result.map(String));
          }
          db.close();
        }
        return [...found, ...(await caches.keys())];
      }
      """;

  /**
   * A tab that is asleep in the background hears nothing of what other tabs keep; no clock ticks.
   */
  private static final String ASLEEP =
      "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"
          + "window.Worker = class { postMessage() {} };";

  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;
  private Page page;
  private String first;

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
  }

  @BeforeEach
  void somebodyLeavesTraces() {
    page = chromium.phone(node);
    first = People.register(page);
    String restaurant = RestaurantApp.logsIn(node).id();
    page.locator("[data-testid=restaurant-card][data-id='" + restaurant + "'] a").click();
    page.getByTestId("menu-item").first().getByTestId("add-to-cart").click();
    assertThat(page.getByTestId("cart-item")).hasCount(1);
    page.evaluate(
        "import("
            + People.module("js/shelf.js")
            + ").then(({ shelf, file }) => Promise.all(["
            + "shelf('address').set({ line1: 'Geheimweg 7', city: 'Berlin' }),"
            + "file('a-dish').set(new File(['bytes'], 'secret.jpg'))]))");
    page.reload();
    assertThat(page.getByTestId("deliver-line1")).hasValue("Geheimweg 7");
  }

  @Test
  void logOutLeavesNothingForTheNextAndAsksWhenSomethingIsNotSent() {
    page.navigate("/customer/account.html");
    assertThat(page.getByTestId("profile-email")).hasValue(first);
    page.getByTestId("logout").click();
    assertThat(page.getByTestId("leave-dialog")).containsText("one photo");
    page.getByTestId("leave-stay").click();
    assertThat(page.getByTestId("leave-dialog")).hasCount(0);
    assertThat(page.getByTestId("logout")).isFocused();
    page.getByTestId("logout").click();
    page.getByTestId("leave-confirm").click();
    assertThat(page.getByTestId("why")).containsText("You are logged out");
    assertEquals(List.of(), kept());

    String second = People.register(page);
    assertThat(page.getByTestId("cart")).containsText("Nothing in it yet");
    assertThat(page.getByTestId("deliver-line1")).hasValue("");
    page.navigate("/customer/account.html");
    assertThat(page.getByTestId("profile-email")).hasValue(second);
  }

  @Test
  void goingBackAfterTheLogOutShowsNothing() {
    page.evaluate(
        "import("
            + People.module("js/shelf.js")
            + ").then(({ file }) => file('a-dish').set(null))");
    page.getByTestId("logout").click();
    assertThat(page.getByTestId("why")).isVisible();
    page.goBack();
    page.waitForURL(Pattern.compile(".*/login.html.*"));
    assertThat(page.getByTestId("cart")).hasCount(0);
  }

  @Test
  void aSessionEndedElsewhereSaysSoAndTakesEverythingAlong() {
    Session.logIn(node, first).door().delete("/api/sessions?others=true").expects(204);
    RestingPagesIT.hidden(page, true);
    RestingPagesIT.hidden(page, false); // the first question after that is answered so
    page.waitForURL(Pattern.compile(".*/login.html.*"));
    assertThat(page.getByTestId("why")).containsText("Your session has ended");
    assertEquals(List.of(), kept());
  }

  @Test
  void theErasureTakesEverythingAlong() {
    page.navigate("/customer/account.html");
    page.getByTestId("erase").click();
    page.getByTestId("erase-confirm").click();
    page.waitForURL(Pattern.compile(".*/login.html.*"));
    assertEquals(List.of(), kept());
  }

  @Test
  void whoLogsInOverSomebodyEndsTheirSessionAndSeesNothingOfTheirs() {
    String token = token(page);
    CustomerApp next = CustomerApp.registers(node);
    page.navigate("/login.html");
    logsIn(page, next.session().email());
    page.getByTestId("leave-confirm").click();
    page.waitForURL(Pattern.compile(".*/customer/.*"));
    assertThat(page.getByTestId("deliver-line1")).hasValue("");
    assertEquals(List.of(), kept().stream().filter(one -> one.contains("Geheimweg")).toList());
    node.door().bearer(token).get("/api/accounts/me").isProblem(401);
  }

  @Test
  void aTabThatWasAsleepWritesNothingUnderTheNextPerson() {
    page.addInitScript(ASLEEP);
    page.route("**/api/announcements/stream", Route::abort);
    page.navigate("/customer/account.html");
    assertThat(page.getByTestId("profile-email")).hasValue(first);
    Page other = page.context().newPage();
    CustomerApp next = CustomerApp.registers(node);
    other.navigate("/login.html");
    logsIn(other, next.session().email());
    other.getByTestId("leave-confirm").click();
    other.waitForURL(Pattern.compile(".*/customer/.*"));

    page.getByTestId("profile-name").fill("Written by the first");
    page.getByTestId("profile-save").click();
    assertThat(page.getByTestId("profile-email")).hasValue(next.session().email());
    assertEquals(
        "Test Guest", next.door().get("/api/accounts/me").expects(200).json().getString("name"));
    page.evaluate("import(" + People.module("js/cart.js") + ").then(({ note }) => note('x', 'y'))");
    assertThat(page.getByTestId("profile-name")).hasValue("Test Guest");
  }

  @Test
  void whatTheFirstOperatorWroteIsNotPublishedByTheSecond() {
    Page desk = chromium.window(node);
    desk.navigate("/login.html");
    desk.getByTestId("demo-operator").click();
    desk.waitForURL(Pattern.compile(".*/operator/announcements.xhtml.*"));
    desk.route("**/operator/desk.js", route -> route.abort());
    desk.reload();
    String title = "Of the first " + first;
    desk.getByTestId("title").fill(title);
    desk.getByTestId("body").fill("Text");

    Page other = desk.context().newPage();
    other.navigate("/login.html");
    logsIn(other, anotherOperator());
    other.waitForURL(Pattern.compile(".*/operator/announcements.xhtml.*"));
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("form-error")).containsText("Somebody else has logged in");
    assertThat(desk.getByTestId("title")).hasValue(title);
    assertThat(desk.getByTestId("sent")).not().containsText(title);
  }

  @Test
  void whatADriverHasNotToldYetIsNamedBeforeTheLogOut() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String id = customer.ordersFrom(restaurant.id()).getString("id");
    restaurant.cooks(id);
    Page driver = chromium.phone(node);
    driver.navigate("/login.html");
    driver.getByTestId("demo-driver").click();
    Locator delivery = driver.locator("[data-order-id='" + id + "']");
    delivery.getByTestId("claim").click();
    delivery.getByTestId("pick-up").click();
    driver.getByTestId("tunnel").check();
    assertThat(driver.getByTestId("waiting")).not().hasText("0");
    driver.getByTestId("logout").click();
    assertThat(driver.getByTestId("leave-dialog")).containsText("position");
    driver.getByTestId("leave-stay").click();
    driver.getByTestId("tunnel").uncheck();
    assertThat(driver.getByTestId("waiting")).hasText("0");
    driver.getByTestId("logout").click();
    assertThat(driver.getByTestId("why")).isVisible();
  }

  private List<String> kept() {
    Eventually soon = Eventually.within(Duration.ofSeconds(30));
    soon.holds(
        "the page is at rest", () -> page.evaluate("document.readyState").equals("complete"));
    return ((List<?>) page.evaluate(KEPT)).stream().map(String::valueOf).toList();
  }

  private static String token(Page page) {
    return page.evaluate("JSON.parse(localStorage['foodfast.session.CUSTOMER']).accessToken")
        .toString();
  }

  private static void logsIn(Page page, String email) {
    page.getByTestId("login-email").fill(email);
    page.getByTestId("login-password").fill(Session.PASSWORD);
    page.getByTestId("login-submit").click();
  }

  private static String anotherOperator() {
    String email = "operator-" + java.util.UUID.randomUUID() + "@test.foodfast.test";
    Map<String, String> operator =
        Map.of("email", email, "password", Session.PASSWORD, "name", "Olga", "role", "OPERATOR");
    OperatorApp.logsIn(node).door().post("/api/accounts", operator).expects(201);
    return email;
  }
}
