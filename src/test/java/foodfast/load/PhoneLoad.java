package foodfast.load;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import foodfast.kit.AgentApp;
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
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What an order of forty minutes costs a phone, by the radio model of {@code js/radio.js}: half an
 * hour in which its page only tracks, then ten minutes with the map. The half hour is lived in
 * pieces at the same time, each by a phone of its own in true seconds: the first has never seen its
 * network, the others know what the one before has found out. Each piece counts the loading of its
 * page, so that the pieces cost more than the whole: {@code -Dload.phones=1 -Dload.minutes=30
 * -Dload.map=10} is the whole.
 */
class PhoneLoad {
  private static final int PHONES = Integer.getInteger("load.phones", 3);
  private static final Duration TRACKED = Duration.ofMinutes(Integer.getInteger("load.minutes", 8));
  private static final Duration MAP = Duration.ofMinutes(Integer.getInteger("load.map", 1));
  private static final int KNOWN = 180; // seconds of silence, after the first piece
  private static final double ANNOUNCED = 0.75; // of the half hour
  private static final double[] STEPS = {1 / 6.0, 1 / 2.0};
  private static final int ORDERS = 8; // that are followed for what a change takes
  private static final int FIX_MILLIS = 10_000;

  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private final RestaurantApp restaurant = RestaurantApp.logsIn(node);
  private final DriverApp driver = DriverApp.logsIn(node);
  private final AgentApp agent = AgentApp.logsIn(node);
  private final Report report = new Report("An order on a phone, in Chromium, by the radio model");
  private final List<Consumer<String>> steps =
      List.of(
          order -> RestaurantApp.logsIn(node).confirms(order).expects(200),
          order -> RestaurantApp.logsIn(node).prepares(order).expects(200));

  /** Something that happens so far into a piece. */
  private record Due(double millis, Runnable job) {}

  private record Tracked(MeteredPhone phone, String order, double begin) {}

  @Test
  void radio() {
    List<Tracked> pieces = new ArrayList<>();
    List<Due> plan = new ArrayList<>();
    for (int i = 0; i < PHONES; i++) {
      pieces.add(piece(i, plan));
    }
    Page first = pieces.get(0).phone().page;
    plan.add(new Due(into(ANNOUNCED), this::announces));
    plan.add(new Due(TRACKED.toMillis(), () -> {}));
    plan.sort(Comparator.comparing(Due::millis));
    long begin = System.nanoTime();
    for (Due due : plan) {
      double passed = (System.nanoTime() - begin) / 1e6;
      first.waitForTimeout(Math.max(0, due.millis() - passed));
      due.job().run();
    }
    tellTracking(pieces);
    map(pieces.get(PHONES - 1));
    report.publish("phone-radio");
  }

  /** A page that opens where this piece of the half hour begins; its steps go into the plan. */
  private Tracked piece(int index, List<Due> plan) {
    CustomerApp customer = CustomerApp.registers(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    for (int i = 0; i < STEPS.length; i++) {
      Consumer<String> step = steps.get(i);
      if (index == (int) (STEPS[i] * PHONES)) {
        plan.add(new Due(into(STEPS[i]), () -> step.accept(order)));
      } else if (index > STEPS[i] * PHONES) {
        step.accept(order);
      }
    }
    MeteredPhone phone = new MeteredPhone(chromium, customer);
    if (index > 0) {
      phone.knows(KNOWN);
    }
    double begin = phone.now();
    phone.page.navigate("/customer/order.html?id=" + order);
    return new Tracked(phone, order, begin);
  }

  /** Milliseconds into the piece in which this part of the half hour is. */
  private static double into(double part) {
    double pieces = part * PHONES;
    return (pieces - (int) pieces) * TRACKED.toMillis();
  }

  private void announces() {
    OperatorApp.logsIn(node).announces("For customers", List.of("CUSTOMER"), List.of());
  }

  private void tellTracking(List<Tracked> pieces) {
    for (String network : List.of("LTE", "5G")) {
      double on = 0;
      double all = 0;
      for (Tracked one : pieces) {
        double end = one.phone().now();
        on += one.phone().radioSeconds(network, one.begin(), end);
        all += (end - one.begin()) / 1000;
      }
      report.add("tracking: radio on, " + network, 100 * on / all, "% of the time");
      report.add("tracking: seconds, " + network, all, "s");
    }
    for (Tracked one : pieces) {
      long requests = one.phone().requests(one.begin(), one.phone().now());
      report.add("tracking: requests of phone " + pieces.indexOf(one), requests, "requests");
    }
  }

  private void map(Tracked last) {
    MeteredPhone phone = last.phone();
    String order = last.order();
    RestaurantApp.logsIn(node).ready(order).expects(200); // half an hour is longer than a token
    DriverApp driver = DriverApp.logsIn(node);
    driver.claims(order).expects(200);
    assertThat(phone.page.getByTestId("poll-mode")).hasAttribute("data-mode", "carried");
    driver.picksUp(order).expects(200);
    try (LiveSocket drives = driver.drives()) {
      phone.page.waitForTimeout(FIX_MILLIS); // what the map itself loads is over
      double begin = phone.now();
      Fix fix = Fix.inBerlin(Instant.now());
      for (int i = 0; i < MAP.toMillis() / FIX_MILLIS; i++) {
        fix = fix.north(40, 10);
        drives.send(fix.frame(order));
        phone.page.waitForTimeout(FIX_MILLIS);
      }
      double end = phone.now();
      report.add("map: requests beside its frames", phone.requests(begin, end), "requests");
      report.add("map: packets", phone.packets(begin, end), "packets");
      report.add("map: seconds", (end - begin) / 1000, "s");
      double on = phone.radioSeconds("LTE", begin, end);
      report.add("map: radio on, LTE", 100 * on * 1000 / (end - begin), "% of the time");
    }
    driver.delivers(order).expects(200);
  }

  @Test
  void news() {
    Latencies changes = new Latencies();
    Latencies returns = new Latencies();
    Latencies refunds = new Latencies();
    CustomerApp customer = CustomerApp.registers(node);
    MeteredPhone phone = new MeteredPhone(chromium, customer);
    for (int i = 0; i < ORDERS; i++) {
      String order = customer.ordersFrom(restaurant.id()).getString("id");
      phone.page.navigate("/customer/order.html?id=" + order);
      change(phone.page, changes, "CONFIRMED", () -> restaurant.confirms(order).expects(200));
      hidden(phone.page, true);
      assertThat(phone.page.getByTestId("poll-mode")).hasAttribute("data-mode", "hidden");
      restaurant.prepares(order).expects(200);
      seen(phone.page, returns, "PREPARING", () -> hidden(phone.page, false));
      refund(phone.page, refunds, order);
      change(phone.page, changes, "READY", () -> restaurant.ready(order).expects(200));
      driver.claims(order).expects(200);
      assertThat(phone.page.getByTestId("poll-mode")).hasAttribute("data-mode", "carried");
      seen(phone.page, changes, "PICKED_UP", () -> driver.picksUp(order).expects(200));
      seen(phone.page, changes, "DELIVERED", () -> driver.delivers(order).expects(200));
    }
    report.add("a change on the screen, p95", changes.percentile(95), "ms");
    report.add("a change on the screen", changes);
    report.add("what was missed, on return, p95", returns.percentile(95), "ms");
    report.add("what was missed, on return", returns);
    report.add("a refund on the screen", refunds);
    report.publish("phone-news");
  }

  /** The poll sleeps, then something changes. */
  private static void change(Page page, Latencies latencies, String status, Runnable act) {
    assertThat(page.locator("#next")).containsText("resting at the server");
    seen(page, latencies, status, act);
  }

  private void refund(Page page, Latencies latencies, String order) {
    assertThat(page.locator("#next")).containsText("resting at the server");
    long begin = System.nanoTime();
    agent.refunds(order, 1, "cold soup", "refund of " + order).expects(201);
    page.getByTestId("refund-made").waitFor();
    latencies.add(System.nanoTime() - begin);
  }

  /** From before the act to the new status on the screen. */
  private static void seen(Page page, Latencies latencies, String status, Runnable act) {
    long begin = System.nanoTime();
    act.run();
    page.locator("[data-testid=order-status][data-status=" + status + "]").waitFor();
    latencies.add(System.nanoTime() - begin);
  }

  private static void hidden(Page page, boolean hidden) {
    page.evaluate(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        hidden);
  }
}
