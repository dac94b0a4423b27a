package foodfast.load;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Fix;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What an order costs a phone: the packets that Chromium sees while a page tracks an order, through
 * the radio model of {@code js/radio.js}.
 */
class PhoneLoad {
  /** Of tracking without a map; five changes in forty minutes are one in eight. */
  private static final Duration TRACKED = Duration.ofSeconds(Integer.getInteger("load.phone", 480));

  private static final Duration MAP = Duration.ofSeconds(Integer.getInteger("load.map", 60));

  private static final String MODEL =
      """
      async ({ times, until, name }) => {
        const { NETWORKS, radioSeconds } = await import('/js/radio.js');
        return radioSeconds(times, NETWORKS.find((one) => one.name === name), until);
      }
      """;

  private static final List<String> PACKETS =
      List.of(
          "Network.requestWillBeSent",
          "Network.responseReceived",
          "Network.dataReceived",
          "Network.loadingFinished",
          "Network.webSocketCreated",
          "Network.webSocketHandshakeResponseReceived",
          "Network.webSocketFrameReceived",
          "Network.webSocketFrameSent",
          "Network.webSocketClosed");

  @RegisterExtension static final Chromium chromium = new Chromium();
  private final List<Double> packets = new ArrayList<>();
  private double latest;

  @Test
  void radio() {
    Node node = Platform.running().nodeA();
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Page page = chromium.phone(node);
    page.navigate("/img/logo.svg");
    page.evaluate(
        "answer => import('/js/session.js').then(({ keep }) => keep(JSON.parse(answer)))",
        customer.session().answer());
    CDPSession browser = page.context().newCDPSession(page);
    browser.send("Network.enable");
    PACKETS.forEach(kind -> browser.on(kind, this::packet));
    page.navigate("/customer/order.html?id=" + order);
    Report report = new Report("A page that tracks an order, in Chromium, by the radio model");

    page.waitForTimeout(5_000);
    int first = packets.size();
    double begin = now(page);
    page.waitForTimeout(TRACKED.toMillis() / 2.0);
    restaurant.confirms(order).expects(200);
    OperatorApp.logsIn(node).announces("For customers", List.of("CUSTOMER"), List.of());
    page.waitForTimeout(TRACKED.toMillis() / 2.0);
    tell(report, page, "tracking, one change and one announcement", first, begin);

    restaurant.prepares(order).expects(200);
    restaurant.ready(order).expects(200);
    DriverApp driver = DriverApp.logsIn(node);
    driver.claims(order).expects(200);
    driver.picksUp(order).expects(200);
    try (LiveSocket phone = driver.drives()) {
      page.waitForTimeout(5_000);
      first = packets.size();
      begin = now(page);
      Fix fix = Fix.inBerlin(Instant.now());
      for (int i = 0; i < MAP.toSeconds() / 10; i++) {
        fix = fix.north(40, 10);
        phone.send(fix.frame(order));
        page.waitForTimeout(10_000);
      }
      tell(report, page, "map open, a position each 10 s", first, begin);
    }
    report.publish("phone");
  }

  /** A packet as the browser saw it; what has no time of its own came with the one before. */
  private void packet(JsonObject seen) {
    JsonElement at = seen.get("timestamp");
    latest = at == null ? latest : at.getAsDouble() * 1000;
    packets.add(latest);
  }

  /** The browser's clock, by a request of its own that is not counted. */
  private double now(Page page) {
    int before = packets.size();
    page.evaluate("fetch('/img/bell.svg', { cache: 'no-store' })");
    page.waitForCondition(() -> packets.size() > before);
    double now = packets.get(before);
    page.waitForTimeout(500);
    packets.subList(before, packets.size()).clear();
    return now;
  }

  private void tell(Report report, Page page, String what, int first, double begin) {
    List<Double> times = new ArrayList<>(packets.subList(first, packets.size()));
    double end = now(page);
    for (String network : List.of("LTE", "5G")) {
      Object on = page.evaluate(MODEL, Map.of("times", times, "until", end, "name", network));
      double share = 100 * ((Number) on).doubleValue() * 1000 / (end - begin);
      report.add(what + ": radio on, " + network, share, "% of the time");
    }
    report.add(what + ": packets", times.size(), "events");
    report.add(what + ": seconds", (end - begin) / 1000, "s");
  }
}
