package foodfast.load;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A customer's page on a phone, and when packets went over its line, by the browser's own clock:
 * what its protocol tells of requests, answers, their pieces, and frames. What no page sees (TCP's
 * acknowledgements, a socket's pings) comes along with these, or not at all: Chromium sends no
 * keep-alive of TCP on phones.
 */
public final class MeteredPhone {
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

  public final Page page;
  private final CDPSession browser;
  private final List<Double> packets = new ArrayList<>();
  private final List<Double> requests = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private final List<Came> came = new ArrayList<>();

  /**
   * Something is there, whole.
   *
   * @param what a frame's text, or an answer's address without its query, and its status
   */
  private record Came(double at, String what) {}

  public MeteredPhone(Chromium chromium, CustomerApp customer) {
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
    browser.on("Network.webSocketWillSendHandshakeRequest", seen -> note(requests, seen));
    browser.on("Network.responseReceived", this::answered);
    browser.on("Network.loadingFinished", seen -> came(seen, answers.remove(id(seen))));
    browser.on("Network.webSocketFrameReceived", seen -> came(seen, text(seen, "payloadData")));
  }

  private static void note(List<Double> times, JsonObject seen) {
    times.add(millis(seen));
  }

  private static double millis(JsonObject seen) {
    return seen.get("timestamp").getAsDouble() * 1000;
  }

  private static String id(JsonObject seen) {
    return seen.get("requestId").getAsString();
  }

  private static String text(JsonObject seen, String member) {
    return seen.getAsJsonObject("response").get(member).getAsString();
  }

  private void answered(JsonObject seen) {
    String path = text(seen, "url").replaceFirst("\\?.*", "");
    answers.put(id(seen), path + " " + text(seen, "status"));
  }

  private void came(JsonObject seen, String what) {
    if (what != null) {
      came.add(new Came(millis(seen), what));
    }
  }

  /** Before its page opens: so long a silence its network is known to carry. */
  public void knows(int seconds) {
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
  public double now() {
    for (JsonElement metric : browser.send("Performance.getMetrics").getAsJsonArray("metrics")) {
      if ("Timestamp".equals(metric.getAsJsonObject().get("name").getAsString())) {
        return metric.getAsJsonObject().get("value").getAsDouble() * 1000;
      }
    }
    throw new IllegalStateException("this browser has no clock");
  }

  /** Lets its page live on for a while. */
  public void lives(double millis) {
    page.waitForTimeout(Math.max(0, millis));
  }

  /** How many requests it has sent between these times. */
  public long requests(double from, double until) {
    return between(requests, from, until).size();
  }

  /** How many pieces of anything came or went between these times. */
  long packets(double from, double until) {
    return between(packets, from, until).size();
  }

  /** When they came or went, in this order. */
  public List<Double> packetTimes(double from, double until) {
    return between(packets, from, until).stream().sorted().toList();
  }

  /** When the first thing came, from then on, that has one of these signs in it. */
  public OptionalDouble first(double from, List<String> signs) {
    return came.stream()
        .filter(one -> one.at >= from && signs.stream().anyMatch(one.what::contains))
        .mapToDouble(Came::at)
        .min();
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
