package foodfast.chat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;

/** Instants as the database's driver tells them. */
final class Instants {
  private Instants() {}

  static Instant of(Object column) {
    if (column == null || column instanceof Instant) {
      return (Instant) column;
    }
    return column instanceof Date date ? date.toInstant() : ((OffsetDateTime) column).toInstant();
  }
}
