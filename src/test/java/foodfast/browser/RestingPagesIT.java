package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import foodfast.kit.AgentApp;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A customer's page that nobody sees holds nothing, counted at the node; who comes back has all
 * that was missed; announcements ride along on what is asked anyway.
 */
class RestingPagesIT {
  private static final Eventually SOON = Eventually.within(Duration.ofSeconds(20));
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;
  private final Set<Request> pending = new HashSet<>();
  private CustomerApp customer;
  private double connections;

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
  }

  @BeforeEach
  void whatOthersHold() {
    customer = CustomerApp.registers(node);
    connections = node.steady("open_connections");
  }

  @Test
  void aHiddenMapHoldsNothingAndComesBackWithAllThatWasMissed() {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    restaurant.cooks(order);
    SOON.holds("nobody else watches", () -> node.metric("delivery_viewers") == 0);
    Page page = at("/customer/order.html?id=" + order);
    assertThat(page.getByTestId("location-mode")).hasText("Connected");
    assertThat(page.getByTestId("poll-mode")).hasAttribute("data-mode", "carried");
    SOON.holds("it watches", () -> node.metric("delivery_viewers") == 1);

    hidden(page, true);
    holdsNothing(page);
    SOON.holds("the driver may report once a minute", () -> node.metric("delivery_viewers") == 0);
    String title = announces();
    DriverApp driver = DriverApp.logsIn(node);
    driver.claims(order).expects(200);
    driver.picksUp(order).expects(200);
    hidden(page, false);
    assertThat(notice(page, title)).isVisible();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PICKED_UP");
    assertThat(page.getByTestId("location-mode")).hasText("Connected");
    assertThat(page.getByTestId("poll-mode")).hasAttribute("data-mode", "carried");
    driver.delivers(order).expects(200);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "DELIVERED");
    assertThat(page.getByTestId("radio")).containsText("LTE");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whoComesBackAsksOneQuestionForAllThatWasMissed() {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Page page = at("/customer/order.html?id=" + order);
    SOON.holds("it asks", () -> !underWay(page, "/status").isEmpty());
    hidden(page, true);
    asksNothing(page);
    restaurant.confirms(order).expects(200);
    AgentApp.logsIn(node)
        .refunds(order, 100, "cold soup", UUID.randomUUID().toString())
        .expects(201);
    List<String> asked = new ArrayList<>();
    page.onRequest(one -> asked.add(one.url().replaceFirst("https?://[^/]+", "")));
    hidden(page, false);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "CONFIRMED");
    assertThat(page.getByTestId("refund-made")).hasCount(1);
    SOON.holds("it sleeps again", () -> !underWay(page, "/status").isEmpty());
    restaurant.prepares(order).expects(200);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PREPARING");
    String all = "/api/orders/" + order;
    assertEquals(List.of(all, all + "/status"), asked.subList(0, 2));
    assertEquals(List.of(), asked.stream().filter(one -> !one.startsWith(all)).toList());
  }

  @Test
  void aFrozenPageHoldsNothing() {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Page page = at("/customer/order.html?id=" + order);
    SOON.holds("it asks", () -> !underWay(page, "/status").isEmpty());
    page.evaluate("document.dispatchEvent(new Event('freeze'))"); // none is frozen while it is seen
    holdsNothing(page);
    restaurant.confirms(order).expects(200);
    page.evaluate("document.dispatchEvent(new Event('resume'))");
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "CONFIRMED");
  }

  @Test
  void aHiddenChatHoldsNothingAndCatchesUp() {
    Page page = at("/customer/chat.html");
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "green");
    hidden(page, true);
    holdsNothing(page);
    hidden(page, false);
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "green");
  }

  @Test
  void announcementsRideAlongAndKeepALineOnlyForWhoAsksForIt() {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Page page = at("/customer/order.html?id=" + order);
    SOON.holds("it asks", () -> !underWay(page, "/status").isEmpty());
    SOON.holds("one line, the sleeping poll", () -> node.metric("open_connections") <= connections);
    String before = customer.asksStatus(order).header("Announcement-Position");
    String first = announces();
    SOON.holds(
        "the node knows",
        () -> !customer.asksStatus(order).header("Announcement-Position").equals(before));
    restaurant.confirms(order).expects(200);
    assertThat(notice(page, first)).isVisible();

    page.getByTestId("bell").click();
    page.getByTestId("bell-live").check();
    follows(page, true);
    page.getByTestId("bell").click(); // what an open panel shows is read at once
    assertThat(notice(page, announces())).isVisible();
    page.reload();
    follows(page, true);
    hidden(page, true);
    asksNothing(page);
    hidden(page, false);
    follows(page, true);
    page.getByTestId("bell").click();
    page.getByTestId("bell-live").uncheck();
    follows(page, false);
    assertEquals(List.of(), chromium.complaints());
  }

  private Page at(String path) {
    Page page = chromium.phone(node);
    page.onRequest(pending::add);
    page.onRequestFinished(pending::remove);
    page.onRequestFailed(pending::remove);
    page.onFrameNavigated(frame -> pending.clear()); // what a page before asked ended with it
    return People.at(page, customer.session(), path);
  }

  /**
   * Sockets are counted at the node. A stream or poll that was given up the node keeps for a while,
   * for its server does not see that a line was closed before it writes: those are counted by the
   * browser's network.
   */
  private void holdsNothing(Page page) {
    SOON.holds("no socket", () -> node.metric("open_connections") <= connections);
    asksNothing(page);
  }

  private void asksNothing(Page page) {
    SOON.holds("no request is under way", () -> underWay(page, "").isEmpty());
  }

  private void follows(Page page, boolean wanted) {
    SOON.holds(
        wanted ? "it follows" : "it lets go",
        () -> underWay(page, "/announcements/stream").isEmpty() != wanted);
  }

  private List<Request> underWay(Page page, String door) {
    page.context().cookies(); // for the browser tells what happened only when it is asked something
    return pending.stream().filter(one -> one.url().contains(door)).toList();
  }

  private static String announces() {
    String title = "For customers " + UUID.randomUUID();
    OperatorApp.logsIn(node)
        .announces(
            Map.of(
                "title",
                title,
                "body",
                "Text",
                "severity",
                "OUTAGE",
                "audience",
                Map.of("roles", List.of("CUSTOMER"))));
    return title;
  }

  private static Locator notice(Page page, String title) {
    return page.getByTestId("notice").filter(new Locator.FilterOptions().setHasText(title));
  }

  /** As the browser tells a page whose tab goes to the back, or comes to the front. */
  static void hidden(Page page, boolean hidden) {
    page.evaluate(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        hidden);
  }
}
