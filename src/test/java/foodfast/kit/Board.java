package foodfast.kit;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One screen of a restaurant: what it got over all its connections, in the order it came. */
public final class Board implements AutoCloseable {
  private final Session session;
  private final List<Event> before = new ArrayList<>();
  private EventStream stream;

  private Board(Session session, EventStream stream) {
    this.session = session;
    this.stream = stream;
  }

  static Board openAfter(Session session, long position) {
    String path = path(session) + "?after=" + position;
    return new Board(session, EventStream.open(session.node(), path, session.accessToken()));
  }

  public EventStream stream() {
    return stream;
  }

  /** The line is cut; the screen keeps what it has. */
  public void losesConnection() {
    stream.cut();
    stream.awaitEnd(Duration.ofSeconds(30));
  }

  /** Comes back to a node as an EventSource does, with the last id it saw. */
  public void comesBackTo(Node node) {
    String last = stream.lastId();
    before.addAll(stream.events());
    if (last.isEmpty() && !before.isEmpty()) {
      last = before.get(before.size() - 1).id();
    }
    stream = EventStream.open(node, path(session), session.accessToken(), last);
  }

  public Sighting sees(String orderId) {
    return new Sighting(orderId, orderId, ticket -> true);
  }

  public Sighting sees(String orderId, String status) {
    return new Sighting(
        orderId + " " + status, orderId, ticket -> status.equals(ticket.getString("status")));
  }

  /** Every ticket event so far, over all connections. */
  public List<Event> tickets() {
    List<Event> all = new ArrayList<>(before);
    all.addAll(stream.events());
    return all.stream().filter(event -> event.isNamed("ticket")).toList();
  }

  /** How often this order was shown with this status; a louder alarm is a change of its own. */
  public long times(String orderId, String status) {
    return tickets().stream()
        .map(Event::json)
        .filter(ticket -> orderId.equals(ticket.getString("orderId")))
        .filter(ticket -> status.equals(ticket.getString("status")))
        .filter(ticket -> ticket.getInt("alarm") == 0)
        .count();
  }

  /** Fails unless the positions seen go up by one without a gap, a double or a step back. */
  public void hasNoGapAndNoDouble() {
    List<Long> positions = tickets().stream().map(Event::position).toList();
    for (int i = 1; i < positions.size(); i++) {
      if (positions.get(i) != positions.get(i - 1) + 1) {
        throw new AssertionError("positions out of step: " + positions);
      }
    }
  }

  @Override
  public void close() {
    stream.close();
  }

  private static String path(Session session) {
    return "/api/restaurants/" + session.restaurantId() + "/tickets/stream";
  }

  /** Something expected on the board, still without its deadline. */
  public final class Sighting {
    private final String what;
    private final String orderId;
    private final Predicate<JsonObject> expected;

    private Sighting(String what, String orderId, Predicate<JsonObject> expected) {
      this.what = what;
      this.orderId = orderId;
      this.expected = expected;
    }

    public JsonObject within(Duration deadline) {
      return before.stream()
          .filter(this::matches)
          .findFirst()
          .orElseGet(() -> stream.await("ticket of " + what, this::matches, deadline))
          .json();
    }

    private boolean matches(Event event) {
      return event.isNamed("ticket")
          && event.data().contains(orderId)
          && orderId.equals(event.json().getString("orderId"))
          && expected.test(event.json());
    }
  }
}
