package foodfast.chat;

import foodfast.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** A place in a list of conversations, the latest changed first. */
record ConversationCursor(Instant at, UUID id) {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  static ConversationCursor parse(String text) {
    if (text.isBlank()) {
      return new ConversationCursor(LATEST, new UUID(0, 0));
    }
    try {
      int split = text.indexOf('_');
      return new ConversationCursor(
          Instant.parse(text.substring(0, split)), UUID.fromString(text.substring(split + 1)));
    } catch (DateTimeException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw Problem.of(400, "bad-cursor", "The cursor is not one of ours.");
    }
  }

  static String after(ConversationView view) {
    return view.changedAt() + "_" + view.id();
  }
}
