package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Others' clients as they come: a polyfill of EventSource that can send headers, and the pages that
 * show the documents.
 */
class StockClientsIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String POLYFILL =
      text("/META-INF/resources/webjars/eventsource/2.0.2/example/eventsource-polyfill.js");

  /** Keeps what it hears in {@code window.heard}. */
  private static final String LISTEN =
      """
      ([path, token, event, after]) => {
        const headers = { Authorization: `Bearer ${token}`, ...(after && { 'Last-Event-ID': after }) };
        window.heard = [];
        window.synced = false;
        window.source = new EventSourcePolyfill(location.origin + path, { headers });
        window.source.addEventListener('sync', () => (window.synced = true));
        window.source.addEventListener(event, (it) => window.heard.push({ ...JSON.parse(it.data), position: it.lastEventId }));
      }
      """;

  private final Node node = Platform.running().nodeA();

  @Test
  void aKitchenHearsItsTicketsAndGoesOnWhereItWas() {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    CustomerApp customer = CustomerApp.registers(node);
    Page page = page();
    String stream = "/api/restaurants/" + restaurant.id() + "/tickets/stream";
    String token = restaurant.session().accessToken();
    listen(page, stream, token, "ticket", "");
    String first = customer.ordersFrom(restaurant.id()).getString("id");
    hears(page, "orderId", first);
    page.evaluate("source.close()");
    String position =
        (String) page.evaluate("order => heard.find(one => one.orderId === order).position", first);
    String missed = customer.ordersFrom(restaurant.id()).getString("id");
    listen(page, stream, token, "ticket", position);
    hears(page, "orderId", missed);
    Object doubled = page.evaluate("order => heard.filter(one => one.orderId === order)", first);
    assertEquals(List.of(), doubled, "what was heard before does not come again");
  }

  @Test
  void everybodyHearsAnnouncements() {
    CustomerApp customer = CustomerApp.registers(node);
    Page page = page();
    String token = customer.session().accessToken();
    listen(page, "/api/announcements/stream", token, "announcement", "");
    String title = "For stock clients " + UUID.randomUUID();
    String id = OperatorApp.logsIn(node).announces(title).getString("id");
    hears(page, "title", title);
    OperatorApp.logsIn(node).ends(id).expects(200, 204);
  }

  /** The examples of the OpenAPI UI work as they stand, but for what only an answer can tell. */
  @Test
  void theOpenApiUiOrdersAndPolls() {
    Page page = chromium.window(node);
    page.navigate("/openapi/ui/");
    String token = told("accessToken", press(page, "logIn", "201", block -> {}));
    press(page, "readMap", "200", block -> {});
    press(page, "tokenizeCard", "201", block -> {});
    page.locator(".btn.authorize").first().click();
    page.locator(".auth-container input").fill(token);
    page.locator(".auth-container button[type=submit]").click();
    page.locator(".auth-container .btn-done").click();
    assertThat(press(page, "findRestaurants", "200", block -> {})).containsText("Spreewald");
    assertThat(press(page, "readMenu", "200", block -> {})).containsText("House plate");
    String order = told("id", press(page, "placeOrder", "201", block -> {}));
    Locator status =
        press(
            page,
            "pollOrderStatus",
            "200",
            block -> {
              block.locator("input[placeholder=id]").fill(order);
              block.locator("input[placeholder=If-None-Match]").fill("");
            });
    assertThat(status).containsText("PLACED");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/shots/openapi-ui.png")));
  }

  /** The first member of this name in an answer. */
  private static String told(String member, Locator answer) {
    String text = answer.innerText();
    Matcher value = Pattern.compile("\"" + member + "\": \"([^\"]+)\"").matcher(text);
    assertTrue(value.find(), text);
    return value.group(1);
  }

  /** Opens an operation, tries it out and returns what came back. */
  private static Locator press(
      Page page, String operation, String status, Consumer<Locator> fillIn) {
    Locator block = page.locator(".opblock[id$='-" + operation + "']");
    block.locator(".opblock-summary").click();
    block.locator(".try-out__btn").click();
    fillIn.accept(block);
    block.locator("button.execute").click();
    Locator answer = block.locator(".live-responses-table");
    assertThat(answer.locator("tbody .response-col_status")).containsText(status);
    return answer;
  }

  /** What stands between back-ticks in the AsyncAPI document is shown as code. */
  @Test
  void theAsyncApiPageShowsCodeAsCode() {
    Page page = chromium.window(node);
    page.navigate("/asyncapi.html");
    assertThat(page.getByTestId("channel").first()).isVisible();
    assertThat(page.locator("#about code")).hasText("type");
    assertThat(page.locator("main")).not().containsText("`");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/shots/asyncapi.png")));
  }

  private Page page() {
    Page page = chromium.window(node);
    page.navigate("/index.html");
    page.evaluate("() => {" + POLYFILL + "\n}");
    return page;
  }

  private static void listen(Page page, String path, String token, String event, String after) {
    page.evaluate(LISTEN, List.of(path, token, event, after));
    page.waitForFunction("() => window.synced");
  }

  private static void hears(Page page, String member, String value) {
    page.waitForFunction(
        "([member, value]) => heard.some(one => one[member] === value)", List.of(member, value));
  }

  private static String text(String resource) {
    try (InputStream in = StockClientsIT.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
