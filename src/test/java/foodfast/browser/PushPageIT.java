package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import foodfast.kit.AgentApp;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.PushDevice;
import foodfast.kit.PushService;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What wakes a closed page: the choice on the account page, and the service worker, to which the
 * browser's own protocol delivers a push in the service's place.
 */
class PushPageIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Node node = Platform.running().nodeA();
  private final Session session = Session.ofNewcomer(node);

  @Test
  void aDeviceIsChosenForTriedAndStopped() {
    PushDevice device = PushService.running().device();
    device.subscribes(session);
    Page page = opens("/customer/account.html");
    assertThat(page.getByTestId("push-ORDERS")).isChecked();
    assertThat(page.getByTestId("push-NEWS")).not().isChecked();
    assertThat(page.getByTestId("push-KITCHEN")).hasCount(0);
    assertThat(page.getByTestId("push-device")).hasCount(1);
    page.getByTestId("push-test").click();
    device.hears("reach this device", SOON);
    page.getByTestId("push-off").click();
    assertThat(page.getByTestId("push-device")).hasCount(0);
    assertThat(page.getByTestId("push-on")).isVisible();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aKitchenChoosesOnItsOwnPage() {
    Session staff = Session.ofDemo(node, "restaurant");
    PushDevice device = PushService.running().device();
    device.subscribes(staff);
    Page page = People.at(chromium.windowWithWorker(node), staff, "/restaurant/menu.html");
    page.locator("#nav").getByText("Account").click();
    assertThat(page.getByTestId("push-KITCHEN")).isChecked();
    assertThat(page.getByTestId("push-ORDERS")).hasCount(0);
    page.getByTestId("push-off").click();
    assertThat(page.getByTestId("push-on")).isVisible();
  }

  @Test
  void whereTheServiceIsOutOfReachThePageSaysSo() {
    Page page = opens("/customer/account.html");
    page.getByTestId("push-on").click();
    assertThat(page.getByTestId("toast"))
        .hasText(Pattern.compile("can’t be reached|Without your permission"));
    assertThat(page.getByTestId("push-device")).hasCount(0);
  }

  @Test
  void ofPushesAtOnceTheNewestIsShownForEachTag() {
    Page page = opens("/customer/account.html");
    push(
        page,
        List.of(
            notification("It is confirmed.", "order-1"),
            notification("It is on its way.", "order-1"),
            notification("Support has written.", "chat-1"),
            "no JSON"));
    assertEquals(
        List.of(
            "It is on its way. /customer/order.html?id=1",
            "Support has written. /customer/order.html?id=1",
            "There is news for you. /index.html"),
        shown(page));
  }

  @Test
  void anOpenPageOfAnOrderThatIsOverLooksAgainAtAPush() {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    DriverApp driver = DriverApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(CustomerApp.of(session), restaurant);
    driver.delivers(order).expects(200);
    Page page = opens("/customer/order.html?id=" + order);
    assertThat(page.getByTestId("poll-mode")).hasAttribute("data-mode", "final");
    AgentApp.logsIn(node).refunds(order, 100, "cold soup", "refund of " + order).expects(201);
    push(page, List.of(notification("You get money back.", "order-" + order, order)));
    assertThat(page.getByTestId("refund-made")).hasCount(1);
  }

  private Page opens(String path) {
    return People.at(chromium.windowWithWorker(node), session, path);
  }

  /** Starts the worker; returns how the browser calls its registration. */
  private static String workerOf(Page page) {
    String[] id = new String[1];
    CDPSession protocol = page.context().newCDPSession(page);
    protocol.on(
        "ServiceWorker.workerRegistrationUpdated",
        told -> {
          JsonArray all = told.getAsJsonArray("registrations");
          for (JsonElement one : all) {
            id[0] = one.getAsJsonObject().get("registrationId").getAsString();
          }
        });
    protocol.send("ServiceWorker.enable");
    page.evaluate(
        "() => import('/js/shelf.js').then(({ worker }) => worker()).then(() => navigator.serviceWorker.ready).then(() => true)");
    page.waitForCondition(() -> id[0] != null);
    return id[0];
  }

  /**
   * Delivers them all at once, and returns when the worker has shown each. A page must not ask
   * before: Chromium drops what it knows of a notification that is not yet on the screen then.
   */
  private void push(Page page, List<String> messages) {
    String registration = workerOf(page);
    CDPSession protocol = page.context().newCDPSession(page);
    List<String> completed = new ArrayList<>();
    protocol.on(
        "BackgroundService.backgroundServiceEventReceived",
        told -> {
          JsonObject event = told.getAsJsonObject("backgroundServiceEvent");
          String name = event.get("eventName").getAsString();
          if (name.equals("Push event completed")) {
            completed.add(name);
          }
        });
    JsonObject pushes = new JsonObject();
    pushes.addProperty("service", "pushMessaging");
    protocol.send("BackgroundService.startObserving", pushes);
    pushes.addProperty("shouldRecord", true);
    protocol.send("BackgroundService.setRecording", pushes);
    protocol.send("ServiceWorker.enable");
    for (String data : messages) {
      JsonObject message = new JsonObject();
      message.addProperty("origin", node.url().toString());
      message.addProperty("registrationId", registration);
      message.addProperty("data", data);
      protocol.send("ServiceWorker.deliverPushMessage", message);
    }
    page.waitForCondition(() -> completed.size() == messages.size());
    protocol.detach();
  }

  private static String notification(String body, String tag) {
    return notification(body, tag, "1");
  }

  private static String notification(String body, String tag, String order) {
    return "{\"web_push\":8030,\"notification\":{\"title\":\"Spreewald Kitchen\",\"body\":\""
        + body
        + "\",\"tag\":\""
        + tag
        + "\",\"navigate\":\"/customer/order.html?id="
        + order
        + "\"}}";
  }

  /** What stands in the list of notifications: words and page. */
  private static List<?> shown(Page page) {
    return (List<?>)
        page.evaluate(
            "async () => (await (await navigator.serviceWorker.ready).getNotifications())"
                + ".map(({ body, data }) => `${body} ${data.navigate}`).sort()");
  }
}
