package foodfast.lab;

import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Relay;
import foodfast.kit.Session;
import foodfast.load.MeteredPhone;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A phone that lives one piece of an order, on a network of its own on which bytes are counted.
 * When packets went, and when news came, the browser tells by its own clock: what a page then draws
 * is not in it.
 */
final class OrderPhone implements AutoCloseable {
  /** What its page shows, a quarter of the order each. */
  enum Piece {
    PLACED,
    COOKING,
    CHAT,
    MAP
  }

  /** What it may hear, and what is in a frame, or in the address and status of an answer, then. */
  enum Kind {
    STATUS("\"type\":\"status\"", "/status 200"),
    POSITION("\"type\":\"position\""),
    MESSAGE("\"type\":\"message\""),
    ANNOUNCEMENT("\"severity\"", "/api/announcements 200");

    private final List<String> signs;

    Kind(String... signs) {
      this.signs = List.of(signs);
    }
  }

  /** Due so many milliseconds after its piece began. */
  private record News(Kind kind, double due) {}

  private final PhoneCandidate candidate;
  private final Piece piece;
  private final int run;
  private final String city;
  private final Relay relay;
  private final CustomerApp customer;
  private final String order;
  private final List<News> told = new ArrayList<>();
  private MeteredPhone metered;
  private String conversation = "";
  private double begin;
  private long sent;
  private long received;

  /** Its owner lives in a town of their own, so that announcements can be for them alone. */
  OrderPhone(PhoneCandidate candidate, Piece piece, int run, Node node, String restaurant) {
    this.candidate = candidate;
    this.piece = piece;
    this.run = run;
    city = "Town of %s %s %d".formatted(candidate.id, piece, run);
    relay = Relay.before(node);
    customer = CustomerApp.of(Session.ofNewcomerIn(node, city));
    order = customer.ordersFrom(restaurant).getString("id");
  }

  PhoneCandidate candidate() {
    return candidate;
  }

  Piece piece() {
    return piece;
  }

  /** Which of the orders it is a piece of. */
  int run() {
    return run;
  }

  String city() {
    return city;
  }

  CustomerApp customer() {
    return customer;
  }

  String order() {
    return order;
  }

  /** Empty unless somebody is asked for help. */
  String conversation() {
    return conversation;
  }

  MeteredPhone metered() {
    return metered;
  }

  void asksForHelp() {
    conversation = customer.asksForHelpWith(order, "Where is it?").getString("id");
  }

  void opens(Chromium chromium) {
    metered = new MeteredPhone(chromium, customer.at(relay.doors()));
    candidate.opens(this);
  }

  void says(String text) {
    candidate.says(this, text);
  }

  /**
   * From when on it counts.
   *
   * @param nanos by this JVM's clock
   */
  void beginsAt(long nanos) {
    long before = System.nanoTime();
    double now = metered.now();
    long after = System.nanoTime();
    begin = now + (nanos - before / 2.0 - after / 2.0) / 1e6;
  }

  /** From now on bytes count; called again, they count no more. */
  void looks() {
    sent = relay.sent() - sent;
    received = relay.received() - received;
  }

  void tell(Kind kind, double due) {
    told.add(new News(kind, due));
  }

  /** What was seen of so many milliseconds. */
  JsonObject seen(double millis) {
    JsonArrayBuilder packets = Json.createArrayBuilder();
    metered.packetTimes(begin, begin + millis).forEach(at -> packets.add(rounded(at - begin)));
    JsonArrayBuilder news = Json.createArrayBuilder();
    told.forEach(one -> news.add(seen(one)));
    return Json.createObjectBuilder()
        .add("piece", piece.name())
        .add("run", run)
        .add("sent", sent)
        .add("received", received)
        .add("requests", metered.requests(begin, begin + millis))
        .add("packets", packets)
        .add("news", news)
        .build();
  }

  /** Without {@code after} if it never came. */
  private JsonObjectBuilder seen(News one) {
    JsonObjectBuilder seen = Json.createObjectBuilder().add("kind", one.kind.name());
    OptionalDouble at = metered.first(begin + one.due, one.kind.signs);
    at.ifPresent(when -> seen.add("after", rounded(when - begin - one.due)));
    return seen;
  }

  /** To microseconds. */
  private static double rounded(double millis) {
    return Math.round(millis * 1e3) / 1e3;
  }

  @Override
  public void close() {
    relay.close();
  }
}
