package foodfast.order;

import foodfast.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** A place in a list of orders, newest first: right after the order placed then, with that id. */
record OrderCursor(Instant at, UUID id) {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  static OrderCursor after(Order order) {
    return new OrderCursor(order.placedAt(), order.id());
  }

  /** The place a list of newest first goes on from; a blank one is its beginning. */
  static OrderCursor parse(String text) {
    return parse(text, LATEST);
  }

  /** The same for a list that begins with the oldest. */
  static OrderCursor parseOldestFirst(String text) {
    return parse(text, Instant.EPOCH);
  }

  private static OrderCursor parse(String text, Instant beginning) {
    if (text.isBlank()) {
      return new OrderCursor(beginning, new UUID(0, 0));
    }
    try {
      int split = text.indexOf('_');
      Instant at = Instant.parse(text.substring(0, split));
      if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
        throw new DateTimeException("no order was placed then");
      }
      return new OrderCursor(at, UUID.fromString(text.substring(split + 1)));
    } catch (DateTimeException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw Problem.of(400, "bad-cursor", "The cursor is not one of ours.");
    }
  }

  @Override
  public String toString() {
    return at + "_" + id;
  }
}
