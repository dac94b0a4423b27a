package foodfast.load;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A customer's page on a phone, and when packets went over its line, by the browser's own clock:
 * what its protocol tells of requests, answers, their pieces, and frames. What no page sees (TCP's
 * acknowledgements, a socket's pings) comes along with these, or not at all: Chromium sends no
 * keep-alive of TCP on phones.
 */
final class MeteredPhone {
  private static final List<String> PACKETS =
      List.of(
          "Network.requestWillBeSent",
          "Network.responseReceived",
          "Network.dataReceived",
          "Network.loadingFinished",
          "Network.webSocketWillSendHandshakeRequest",
          "Network.webSocketHandshakeResponseReceived",
          "Network.webSocketFrameReceived",
          "Network.webSocketFrameSent",
          "Network.webSocketClosed");

  private static final String MODEL =
      """
      async ({ times, until, name }) => {
        const { NETWORKS, radioSeconds } = await import('/js/radio.js');
        return radioSeconds(times, NETWORKS.find((one) => one.name === name), until);
      }
      """;

  final Page page;
  private final CDPSession browser;
  private final List<Double> packets = new ArrayList<>();
  private final List<Double> requests = new ArrayList<>();

  MeteredPhone(Chromium chromium, CustomerApp customer) {
    page = chromium.phone(customer.session().node());
    page.navigate("/img/logo.svg");
    page.evaluate(
        "answer => import('/js/session.js').then(({ keep }) => keep(JSON.parse(answer)))",
        customer.session().answer());
    browser = page.context().newCDPSession(page);
    browser.send("Performance.enable");
    browser.send("Network.enable");
    PACKETS.forEach(kind -> browser.on(kind, seen -> note(packets, seen)));
    browser.on("Network.requestWillBeSent", seen -> note(requests, seen));
  }

  private static void note(List<Double> times, JsonObject seen) {
    JsonElement at = seen.get("timestamp");
    times.add(at.getAsDouble() * 1000);
  }

  /** Before its page opens: so long a silence its network is known to carry. */
  void knows(int seconds) {
    page.evaluate(
        """
        async (seconds) => {
          const [{ demand }, { carried }] = await Promise.all([import('/js/session.js'), import('/js/pace.js')]);
          await demand('CUSTOMER');
          carried(seconds);
        }
        """,
        seconds);
  }

  /** A slow line from now on: each answer this much later, all of them at that pace. */
  void slow(int latencyMillis, int bytesASecond) {
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", latencyMillis);
    line.addProperty("downloadThroughput", bytesASecond);
    line.addProperty("uploadThroughput", bytesASecond);
    browser.send("Network.emulateNetworkConditions", line);
  }

  /** Milliseconds by the clock that packets are noted by. */
  double now() {
    for (JsonElement metric : browser.send("Performance.getMetrics").getAsJsonArray("metrics")) {
      if ("Timestamp".equals(metric.getAsJsonObject().get("name").getAsString())) {
        return metric.getAsJsonObject().get("value").getAsDouble() * 1000;
      }
    }
    throw new IllegalStateException("this browser has no clock");
  }

  /** How many requests it has sent between these times. */
  long requests(double from, double until) {
    return between(requests, from, until).size();
  }

  /** How many pieces of anything came or went between these times. */
  long packets(double from, double until) {
    return between(packets, from, until).size();
  }

  private static List<Double> between(List<Double> times, double from, double until) {
    return times.stream().filter(at -> at >= from && at < until).toList();
  }

  /** Seconds that the radio was on for what came and went between these times. */
  double radioSeconds(String network, double from, double until) {
    List<Double> times = between(packets, from, until);
    Object on = page.evaluate(MODEL, Map.of("times", times, "until", until, "name", network));
    return ((Number) on).doubleValue();
  }
}
