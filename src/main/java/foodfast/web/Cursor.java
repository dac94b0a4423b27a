package foodfast.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a list in order of time goes on: right after the row of that time with that id. Clients
 * hand it back as they got it.
 */
public record Cursor(Instant at, UUID id) {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final UUID NONE = new UUID(0, 0);

  /**
   * @param text a cursor of ours; a blank one is the beginning of a list whose newest row is first
   */
  public static Cursor newestFirst(String text) {
    return text.isBlank() ? new Cursor(LATEST, NONE) : parse(text);
  }

  /**
   * @param text a cursor of ours; a blank one is the beginning of a list whose oldest row is first
   */
  public static Cursor oldestFirst(String text) {
    return text.isBlank() ? new Cursor(Instant.EPOCH, NONE) : parse(text);
  }

  private static Cursor parse(String text) {
    try {
      int split = text.indexOf('_');
      Instant at = Instant.parse(text.substring(0, split));
      if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
        throw new DateTimeException("nothing of ours is of that time");
      }
      return new Cursor(at, UUID.fromString(text.substring(split + 1)));
    } catch (DateTimeException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw Problem.of(400, "bad-cursor", "The cursor is not one of ours.");
    }
  }

  @Override
  public String toString() {
    return at + "_" + id;
  }
}
