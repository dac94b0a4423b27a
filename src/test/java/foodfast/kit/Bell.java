package foodfast.kit;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The bell on somebody's page: the announcements they hear while they are here, and their inbox.
 */
public final class Bell implements AutoCloseable {
  private static final String DOOR = "/api/announcements";
  private final Session session;
  private final EventStream stream;

  private Bell(Session session, EventStream stream) {
    this.session = session;
    this.stream = stream;
    stream.await("sync", event -> event.isNamed("sync"), Duration.ofSeconds(20));
  }

  /** Listens from now on. */
  public static Bell of(Session session) {
    return at(session, DOOR + "/stream");
  }

  /** Comes back with the last position it knows. */
  public static Bell after(Session session, long position) {
    return at(session, DOOR + "/stream?after=" + position);
  }

  private static Bell at(Session session, String path) {
    return new Bell(session, EventStream.open(session.node(), path, session.accessToken()));
  }

  /** What somebody finds who looks now. */
  public static Answer inboxOf(Session session) {
    return session.door().get(DOOR).expects(200);
  }

  public static List<String> titlesFor(Session session) {
    return inboxOf(session).items().getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString("title"))
        .toList();
  }

  public Answer marksRead(long upTo) {
    return session.door().put(DOOR + "/read", Map.of("upTo", upTo));
  }

  public Event hears(String title, Duration within) {
    return stream.await(
        title,
        event -> event.isNamed("announcement") && title.equals(event.json().getString("title")),
        within);
  }

  public Event hearsWithdrawn(String id, Duration within) {
    return stream.await(
        "withdrawal of " + id,
        event -> event.isNamed("withdrawn") && id.equals(event.json().getString("id")),
        within);
  }

  public boolean heard(String title) {
    return stream.events("announcement").stream()
        .anyMatch(event -> title.equals(event.json().getString("title")));
  }

  public EventStream stream() {
    return stream;
  }

  @Override
  public void close() {
    stream.close();
  }
}
