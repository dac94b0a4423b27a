package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import foodfast.kit.AgentApp;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a figure to its orders, from an order to its hops; and what the overview draws. */
class OverviewPageIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static final String OVERVIEW = "/operator/overview.html";

  /** What lies on each other of the bubbles that are seen, in words. */
  private static final String OVERLAPS =
      """
      () => {
        const seen = [...document.querySelectorAll('.bubble')].filter((one) => one.checkVisibility());
        const boxes = seen.map((one) => ({ of: one.textContent, ...one.getBoundingClientRect().toJSON() }));
        return boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => a.left < b.right
            && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            .map((b) => `${a.of} on ${b.of}`));
      }""";

  /** Links that lead to no page, or to no place on it. */
  private static final String LOST =
      """
      async () => {
        const lost = [];
        const pages = new Map();
        for (const link of document.querySelectorAll('main a[href]')) {
          const { origin, pathname, search, hash } = new URL(link.href);
          if (origin !== location.origin || link.getAttribute('role') === 'button') continue;
          const path = pathname + search;
          if (!pages.has(path)) {
            const answer = await fetch(path);
            pages.set(path, answer.ok ? await answer.text() : null);
          }
          const page = pages.get(path);
          if (page === null || (hash && !page.includes(`id="${hash.slice(1)}"`))) lost.push(link.getAttribute('href'));
        }
        return lost;
      }""";

  private static final String PLACE = "document.querySelector('.figure').style.transform";
  private static final String ZOOMED =
      "before => before !== " + PLACE + " && !document.querySelector('.leaflet-zoom-anim')";

  private final Node node = Platform.running().nodeA();
  private final Inspector inspector = new Inspector();
  private final OperatorApp operator = OperatorApp.logsIn(node);

  @Test
  void figuresLeadToOrdersAndAnOrderToItsHops() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Page page = People.at(chromium.window(node), operator.session(), OVERVIEW);
    Locator berlin = page.getByTestId("cities").locator("tr[data-name=Berlin]");
    berlin.locator("a[href*=PLACED]").click();
    page.waitForURL(Pattern.compile(".*/orders\\.html\\?state=PLACED&city=Berlin"));
    assertThat(page.getByTestId("state")).hasValue("PLACED");
    assertThat(page.getByTestId("city")).hasValue("Berlin");
    assertThat(row(page, order)).containsText("Placed");

    restaurant.cooks(order);
    assertThat(row(page, order)).hasCount(0, new HasCountOptions().setTimeout(20_000));
    DriverApp driver = DriverApp.logsIn(node);
    driver.claims(order).expects(200);
    page.getByTestId("state").selectOption("READY");
    page.waitForURL(Pattern.compile(".*state=READY.*"));
    row(page, order).click();
    assertThat(page.getByTestId("order-status")).hasText("Ready");
    assertThat(page.getByTestId("order-driver")).not().hasText("nobody yet");
    assertThat(page.getByTestId("order-lines")).hasText("1");
    for (String what : List.of("PLACED", "TICKET_MADE", "CONFIRMED", "DRIVER_ASSIGNED", "READY")) {
      assertThat(page.locator("[data-what=" + what + "]")).hasCount(1);
    }
    assertThat(page.locator("[data-what=DRIVER_ASSIGNED]")).containsText("by the driver");
    assertThat(page.locator("[data-what=READY]")).containsText(Pattern.compile("\\+ .* (ms|s)$"));

    driver.picksUp(order).expects(200);
    driver.delivers(order).expects(200);
    AgentApp.logsIn(node).refunds(order, 100, "cold", "page-" + order).expects(201);
    page.reload();
    assertThat(page.getByTestId("order-status")).hasText("Delivered");
    assertThat(page.locator("[data-what=REFUND_DECIDED]")).containsText("by an agent");
    assertThat(page.getByTestId("order-refunded")).not().hasText("nothing");
    assertEquals(List.of(), chromium.complaints());
  }

  private static Locator row(Page page, String order) {
    return page.locator("[data-testid=order-row][data-id='" + order + "']");
  }

  /** A page of the list is as long as the first one; the next goes on below it. */
  @Test
  void moreOrdersAreShownBelow() {
    CustomerApp customer = CustomerApp.registers(node);
    String restaurant = RestaurantApp.logsIn(node).id();
    for (int order = 0; order < 3; order++) {
      customer.ordersFrom(restaurant);
    }
    Page window = chromium.window(node);
    window.route(Pattern.compile(".*/api/orders\\?.*"), OverviewPageIT::twoAtATime);
    Page page = People.at(window, operator.session(), "/operator/orders.html?state=UNDER_WAY");
    assertThat(page.getByTestId("order-row")).hasCount(2);
    page.getByTestId("more").press("Enter");
    assertThat(page.getByTestId("order-row").nth(2)).isVisible();
    inspector.keepsTheFocus(page, "more orders");
    String below = page.getByTestId("order-row").nth(2).getAttribute("data-id");
    row(page, below).focus();
    String newest = customer.ordersFrom(restaurant).getString("id");
    assertThat(row(page, newest)).isVisible(new IsVisibleOptions().setTimeout(20_000));
    assertThat(row(page, below)).isFocused();
    inspector.foundNothing();
  }

  private static void twoAtATime(Route route) {
    String address = route.request().url().replace("limit=50", "limit=2");
    route.resume(new Route.ResumeOptions().setUrl(address));
  }

  @Test
  void noBubbleLiesOnAnother() {
    for (int cities : List.of(12, 50)) {
      Page window = chromium.window(node);
      window.route(Pattern.compile(".*/api/overview\\?.*"), route -> answer(route, cities));
      window.setViewportSize(1600, 900);
      Page page = People.at(window, operator.session(), OVERVIEW);
      assertThat(page.locator(".bubble").last()).isAttached();
      for (int width : List.of(1600, 320)) {
        page.setViewportSize(width, 900);
        page.reload();
        assertThat(page.locator(".bubble")).hasCount(cities);
        assertEquals(List.of(), page.evaluate(OVERLAPS), cities + " cities at " + width);
        Object before = page.evaluate(PLACE);
        page.locator(".leaflet-control-zoom-in").click();
        page.waitForFunction(ZOOMED, before);
        assertEquals(List.of(), page.evaluate(OVERLAPS), "nearer, at " + width);
      }
      assertThat(page.locator(".bubble:visible")).not().hasCount(0);
      assertThat(page.getByTestId("node")).containsText("Silent for 2 min");
    }
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aQueueTellsItsDepthAndAgeAndAnOrderItsRung() {
    Page window = chromium.window(node);
    window.route(Pattern.compile(".*/api/overview\\?.*"), route -> answer(route, 1));
    Page page = People.at(window, operator.session(), OVERVIEW);
    assertThat(page.getByTestId("unanswered-order"))
        .containsText("It was reached another way. Next, support is asked to call.");
    Locator photos = page.locator("[data-queue=PHOTOS]");
    assertThat(photos).containsText("The oldest for 2 min");
    assertThat(photos.locator(".figure")).hasText("3");
    assertThat(page.locator("[data-queue=FACTS]")).not().containsText("The oldest");
    assertThat(page.locator("[data-queue=DEAD] .figure")).hasText("1");
    page.getByText("Facts on their way").first().click();
    page.waitForURL(Pattern.compile(".*#queues-title"));
    assertEquals(List.of(), chromium.complaints());
  }

  /** Each figure, and what stands in a list, leads on. */
  @Test
  void everythingLeadsToWhereOneMaySeeMore() {
    Page window = chromium.window(node);
    window.route(Pattern.compile(".*/api/overview\\?.*"), route -> answer(route, 1));
    Page page = People.at(window, operator.session(), OVERVIEW);
    Locator connected = page.getByTestId("connected");
    assertThat(connected.locator("tbody td a")).hasText(new String[] {"2"});
    assertThat(connected.locator("tbody th a")).hasCount(5);
    assertThat(connected.locator("thead th a")).hasCount(4);
    assertThat(page.locator("#topics a")).hasText(new String[] {"Chat messages", "new-topic"});
    assertThat(page.locator("#queues a")).hasCount(4);
    assertThat(page.getByTestId("node")).containsText("gone:9080");
    assertThat(page.getByTestId("node").locator("a")).hasCount(0);
    assertThat(page.locator("section:has(#waiting) > p a"))
        .hasText("Create an account for another agent");
    assertEquals(List.of(), page.evaluate(LOST));
    connected.getByText("Customers").click();
    page.waitForURL(Pattern.compile(".*/orders\\.html\\?state=UNDER_WAY.*"));
    assertEquals(List.of(), chromium.complaints());
  }

  /** Cities in some kilometres, and a node that fell silent. */
  private static void answer(Route route, int cities) {
    answer(route, IntStream.range(0, cities).mapToObj(i -> 52.5 + i % 4 * 0.01).toList());
  }

  /** Cities by their latitude. */
  private static void answer(Route route, List<Double> cities) {
    JsonArrayBuilder places = Json.createArrayBuilder();
    JsonArrayBuilder orders = Json.createArrayBuilder();
    for (int i = 0; i < cities.size(); i++) {
      String city = "Neustadt am Wald " + i;
      places.add(
          Json.createObjectBuilder()
              .add("city", city)
              .add("lat", cities.get(i))
              .add("lng", 13.4 + i % 3 * 0.01)
              .add("restaurants", 1 + i));
      orders.add(
          Json.createObjectBuilder()
              .add("city", city)
              .add("status", "PLACED")
              .add("orders", i * i % 7));
    }
    JsonObject silent =
        Json.createObjectBuilder()
            .add("node", "gone:9080")
            .add("at", Instant.now().minusSeconds(130).toString())
            .add("up", false)
            .add("here", false)
            .add("startedAt", Instant.now().minusSeconds(500).toString())
            .add("brokerAnswers", true)
            .add("heapPercent", 20)
            .add("polls", 0)
            .add("streams", 0)
            .add("sockets", 0)
            .build();
    Route.FulfillOptions body =
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(overview(places, orders, silent).toString());
    route.fulfill(body);
  }

  private static JsonObject overview(
      JsonArrayBuilder cities, JsonArrayBuilder orders, JsonObject node) {
    String now = Instant.now().toString();
    return Json.createObjectBuilder()
        .add("sample", 1)
        .add("at", now)
        .add("openOrders", orders)
        .add("cities", cities)
        .add("unanswered", Json.createArrayBuilder().add(unanswered(now)))
        .add("waiting", Json.createArrayBuilder().add(waiting(now)))
        .add("queues", queues())
        .add("connected", Json.createArrayBuilder().add(connected()))
        .add("topics", Json.createArrayBuilder().add(topic("chat")).add(topic("new-topic")))
        .add("refusals", Json.createArrayBuilder())
        .add("nodes", Json.createArrayBuilder().add(node))
        .add("samples", Json.createArrayBuilder().add(sample(now)))
        .build();
  }

  private static JsonObjectBuilder unanswered(String placedAt) {
    return Json.createObjectBuilder()
        .add("orderId", UUID.randomUUID().toString())
        .add("restaurant", "Nora’s Noodles")
        .add("city", "Weimar")
        .add("placedAt", placedAt)
        .add("nextStep", "SUPPORT_TASK");
  }

  private static JsonObjectBuilder waiting(String since) {
    return Json.createObjectBuilder().add("kind", "CHAT").add("since", since);
  }

  private static JsonObjectBuilder connected() {
    return Json.createObjectBuilder()
        .add("role", "CUSTOMER")
        .add("pattern", "POLL")
        .add("people", 2);
  }

  private static JsonObjectBuilder topic(String kind) {
    return Json.createObjectBuilder().add("topic", kind).add("perSecond", 0.1).add("total", 3);
  }

  private static JsonArrayBuilder queues() {
    String oldest = Instant.now().minusSeconds(130).toString();
    return Json.createArrayBuilder()
        .add(Json.createObjectBuilder().add("queue", "FACTS").add("waiting", 0))
        .add(Json.createObjectBuilder().add("queue", "PUSHES").add("waiting", 0))
        .add(
            Json.createObjectBuilder()
                .add("queue", "PHOTOS")
                .add("waiting", 3)
                .add("oldest", oldest));
  }

  /** Of a figure that is not there the page would make a hole. */
  private static JsonObject sample(String at) {
    var sample = Json.createObjectBuilder().add("sample", 1).add("at", at);
    List.of(
            "orders",
            "unanswered",
            "polls",
            "connections",
            "streams",
            "sockets",
            "chats",
            "devices",
            "viewers",
            "rides",
            "refusals",
            "facts",
            "deadLetters",
            "waitingChats",
            "supportTasks",
            "events")
        .forEach(name -> sample.add(name, 1));
    return sample.build();
  }
}
