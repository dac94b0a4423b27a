package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drawer under the hood: absent until asked for, true, without secrets; and the bad line. */
class HoodIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static final Pattern OK_AFTER_800_MS = Pattern.compile("^200 · ([89]\\d\\d|\\d{4,}) ms");
  private static Node node;
  private final Inspector inspector = new Inspector();

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
  }

  @AfterAll
  static void nothingComplained() {
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whoDoesNotAskPaysNothing() {
    Page page = chromium.window(node);
    List<String> loaded = new ArrayList<>();
    page.onRequest(request -> loaded.add(request.url()));
    page.navigate("/login.html");
    assertThat(page.getByTestId("demo-customer")).isVisible();
    assertFalse(loaded.stream().anyMatch(url -> url.matches(".*/(tap|hood|patterns).js")));
    assertEquals(true, page.evaluate("String(fetch).includes('[native code]')"));
    page.keyboard().press("h");
    assertThat(page.getByTestId("hood")).isVisible();
    page.keyboard().press("h");
    assertThat(page.getByTestId("hood")).isHidden();
    page.getByTestId("login-email").fill("h");
    page.getByTestId("login-email").press("h");
    assertThat(page.getByTestId("hood")).isHidden();
  }

  /** Those too that have no session and hardly a script: the report, a refusal, no page at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/index.html",
        "/asyncapi.html",
        "/report/index.html",
        "/customer/nope.html",
        "/problems/illegal-transition"
      })
  void itIsOnEveryPage(String path) {
    Page page = chromium.window(node);
    page.navigate(path);
    page.keyboard().press("h");
    assertThat(page.getByTestId("hood")).isVisible();
    assertThat(page.getByTestId("hood-radio")).containsText(" s of ");
    inspector.looksAt(page, "hood on " + path);
    page.keyboard().press("h");
    assertThat(page.getByTestId("hood")).isHidden();
    inspector.foundNothing();
  }

  @Test
  void aSleepingPollIsSeenAndExplainedAndNoTokenIsShown() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Page page = chromium.window(node);
    People.at(page, customer.session(), "/customer/order.html?id=" + order + "&hood");
    Locator polls = page.locator("[data-path='/api/orders/" + order + "/status']");
    Locator asleep = polls.filter(new Locator.FilterOptions().setHasText("wait="));
    assertThat(asleep.first()).containsText("if not \"v");
    assertThat(asleep.first()).containsText("waiting…");
    restaurant.confirms(order).expects(200);
    Locator woken = polls.filter(new Locator.FilterOptions().setHasText("slept"));
    assertThat(woken.first()).hasAttribute("data-status", "200");
    woken.first().getByRole(AriaRole.BUTTON).click();
    Locator why = page.getByTestId("hood-why");
    assertThat(why).containsText("Polling that sleeps");
    assertThat(why).containsText("GET /api/orders/{id}/status");
    assertThat(why.getByTestId("hood-source").getByRole(AriaRole.LINK))
        .hasAttribute(
            "href",
            "https://sources.test/main/src/main/java/foodfast/order/OrderStatusResource.java");
    assertThat(why.getByText("why this pattern"))
        .hasAttribute("href", "/report/index.html#feature-2");
    assertThat(why).containsText("Bearer ••••");
    assertThat(why).containsText("CONFIRMED");
    inspector.looksAt(page, "order page, hood open");
    inspector.foundNothing();
    String token =
        String.valueOf(
            page.evaluate("JSON.parse(localStorage['foodfast.session.CUSTOMER']).accessToken"));
    assertFalse(page.content().contains(token));
    page.navigate("/customer/account.html");
    assertThat(page.getByTestId("hood")).isVisible();
    page.getByTestId("hood-close").click();
    page.reload();
    assertThat(page.getByTestId("profile-email")).hasValue(customer.session().email());
    assertThat(page.getByTestId("hood")).hasCount(0);
  }

  @Test
  void aPasswordIsNeverShown() {
    Page page = chromium.window(node);
    page.route("**/openapi*", Route::abort); // so it knows no address of the sources
    page.navigate("/login.html?hood");
    page.getByTestId("login-email").fill("nobody@test.foodfast.test");
    page.getByTestId("login-password").fill("correct horse");
    page.getByTestId("login-submit").click();
    Locator refused = page.locator("[data-path='/api/sessions']");
    assertThat(refused).hasAttribute("data-status", "401");
    refused.getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByTestId("hood-why")).containsText("nobody@test.foodfast.test");
    assertThat(page.getByTestId("hood-why")).containsText("\"password\": \"••••\"");
    assertThat(page.getByTestId("hood-source")).hasText(Pattern.compile(".*SessionsResource.java"));
    assertThat(page.getByTestId("hood-source").getByRole(AriaRole.LINK)).hasCount(0);
    assertFalse(page.getByTestId("hood").textContent().contains("correct horse"));
  }

  @Test
  void aCutLineIsSeenOnTheBoardAndMadeUpForWhenItIsBack() {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    CustomerApp customer = CustomerApp.registers(node);
    Page page = chromium.window(node);
    People.at(page, restaurant.session(), "/restaurant/index.html?hood");
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "green");
    page.getByTestId("line-cut").check();
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "red");
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    assertThat(page.locator("[data-testid=hood-entry][data-status='no answer']").first())
        .isVisible();
    assertThat(page.locator("[data-testid=ticket][data-order-id='" + order + "']")).hasCount(0);
    page.getByTestId("line-cut").uncheck();
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "green");
    assertThat(page.locator("[data-testid=ticket][data-order-id='" + order + "']")).isVisible();
    Locator back = page.locator("[data-kind=stream][data-path$='/tickets/stream']").first();
    assertThat(back).containsText("reconnect");
    assertThat(back).containsText("after ");
    assertTrue(page.getByTestId("hood-reconnects").textContent().matches("[1-9]\\d*"));
    page.getByTestId("line-lossy").check();
    restaurant.confirms(order).expects(200);
    assertThat(page.locator("[data-testid=ticket][data-order-id='" + order + "']"))
        .hasAttribute("data-status", "CONFIRMED");
  }

  /** How late at most is left to the machine; how late at least is what the switch promises. */
  @Test
  void onASlowLineAllComesLateAndNothingElse() {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    CustomerApp customer = CustomerApp.registers(node);
    Page page = chromium.window(node);
    People.at(page, restaurant.session(), "/restaurant/index.html?hood");
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "green");
    page.getByTestId("line-slow").check();
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Locator ticket = page.locator("[data-testid=ticket][data-order-id='" + order + "']");
    ticket.getByTestId("accept").click();
    assertThat(ticket).hasAttribute("data-status", "CONFIRMED");
    String path = CustomerApp.statusOf(order);
    Locator accepted = page.locator("[data-name=PUT][data-path='" + path + "']");
    assertThat(accepted.locator(".hood-figures")).containsText(OK_AFTER_800_MS);
    customer.seesStatus(order, "CONFIRMED");
  }
}
