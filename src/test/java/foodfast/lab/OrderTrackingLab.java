package foodfast.lab;

import foodfast.kit.RestaurantApp;
import foodfast.load.Crowd;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Feature 2: a customer follows an order that changes five times in forty minutes. */
class OrderTrackingLab extends NewsLab {
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
  private static final int LONGEST_PREFERENCE = 55;

  private final PushedPhones pushed = new PushedPhones(this);
  private List<Crowd.Member> orders;
  private String restaurant;

  @Override
  String id() {
    return "f2";
  }

  @Override
  double newsPerHour() {
    return 7.5;
  }

  @Override
  double newsPerSecond() {
    return 2.0 * clients() / (warmUp().toSeconds() + slices() * slice().toSeconds()) * 0.9;
  }

  @Override
  List<Candidate> candidates() {
    return List.of(
        new Candidate(
            "poll",
            Candidate.Manner.ASKS,
            Map.of(
                5,
                "poll-5",
                15,
                "poll-15",
                30,
                "poll-30",
                60,
                "poll-60",
                120,
                "poll-120",
                300,
                "poll-300"),
            (trial, i) -> List.of(new Asker(trial, () -> path(i), () -> bearer(i), true, ear(i)))),
        new Candidate(
            "long",
            Candidate.Manner.HOLDS,
            Map.of(10, "long-10", 25, "long-25", 55, "long-55", 240, "sleeping"),
            (trial, i) ->
                List.of(
                    new Asker(
                        trial, () -> path(i), () -> bearer(i) + prefer(trial), false, ear(i)))),
        new Candidate(
            "sse",
            Candidate.Manner.HOLDS,
            Map.of(14, "sse-14", 30, "sse-30", 55, "sse-55", 240, "sse-240"),
            (trial, i) ->
                List.of(
                    new EventReader(
                        trial, "/api/lab/orders/" + order(i) + "/stream", bearer(i), ear(i)))),
        new Candidate(
            "ws",
            Candidate.Manner.HOLDS,
            Map.of(14, "ws-14", 30, "ws-30", 55, "ws-55", 240, "ws-240"),
            (trial, i) -> List.of(socket(trial, i))),
        new Candidate(
            "push", Candidate.Manner.WOKEN, Map.of(0, "push"), (t, i) -> List.of(phone(t, i))));
  }

  /** Whatever it is woken with, it asks for the status. */
  private Client phone(Trial trial, int place) {
    Requester phone = Requester.resting(trial, bearer(place));
    Client.Ear told = ear(place);
    Client.Ear woken =
        (client, text, asked) -> {
          phone.asks(path(place), told);
          return false;
        };
    pushed.subscribe(phone, orders.get(place).customer(), "ORDERS", woken);
    return phone;
  }

  /** It goes on from the version that it knows. */
  private Client socket(Trial trial, int place) {
    long[] known = {0};
    String path = "/ws/lab/orders/" + order(place) + "/";
    return new FrameReader(trial, () -> path + known[0], bearer(place), ear(place, known));
  }

  private static String prefer(Trial trial) {
    int wait = trial.period();
    return wait <= LONGEST_PREFERENCE
        ? "\r\nPrefer: wait=" + wait
        : "\r\nPrefer: wait=" + LONGEST_PREFERENCE + ", foodfast-wait=" + wait;
  }

  private String order(int place) {
    return orders.get(place).order().toString();
  }

  private String path(int place) {
    return orders.get(place).path();
  }

  private String bearer(int place) {
    return "Authorization: Bearer " + orders.get(place).token();
  }

  private Client.Ear ear(int place) {
    return ear(place, new long[1]);
  }

  /** A status tells of the steps before it, too. */
  private Client.Ear ear(int place, long[] known) {
    String order = order(place) + "/";
    return (client, text, asked) -> {
      Matcher version = VERSION.matcher(text);
      if (!version.find()) {
        return false;
      }
      long told = Long.parseLong(version.group(1));
      boolean news = false;
      for (long one = Math.min(known[0] + 1, told); one <= told; one++) {
        news |= client.trial.news().seen(client, order + one, asked);
      }
      known[0] = Math.max(known[0], told);
      return news;
    };
  }

  @Override
  void begins() throws Exception {
    orders = Crowd.of(node(), database(), clients(), clients());
    restaurant = RestaurantApp.logsIn(node()).session().accessToken();
  }

  @Override
  void ends() {
    pushed.leave();
  }

  /** The kitchen begins to cook, and later is ready: what it taps, on the product's own door. */
  @Override
  void act(Trial trial, int n, long due) {
    int place = n % clients();
    boolean first = n < clients();
    trial.news().tell(order(place) + "/" + (first ? 2 : 3), due, 1);
    String status = first ? "PREPARING" : "READY";
    String rival = "/api/lab/orders/" + order(place) + "/pushed-status";
    String door = pushed.areThere() ? rival : path(place);
    trial.acts().send("PUT", door, restaurant, "{\"status\":\"" + status + "\"}");
  }
}
