package foodfast.chat;

import foodfast.web.Problem;
import foodfast.web.Texts;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.UUID;

/**
 * A frame that came over a chat socket: an object with a type, its members asked for one by one.
 */
final class ChatFrame {
  /** In characters as people count them (code points): an emoji is one. */
  static final int LONGEST_TEXT = 4_000;

  private static final int LONGEST_ID = 100;
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private final JsonObject members;

  private ChatFrame(JsonObject members) {
    this.members = members;
  }

  static ChatFrame parse(String text) {
    // as the one element of an array, for a reader of its own ignores what follows the object
    try (JsonReader reader = READERS.createReader(new StringReader("[" + text + "]"))) {
      JsonArray frames = reader.readArray();
      if (frames.size() != 1) {
        throw new BadFrame("A frame is one JSON object.");
      }
      return new ChatFrame(frames.getJsonObject(0));
    } catch (RuntimeException | StackOverflowError e) {
      // too deep a nesting is told as a bare RuntimeException
      throw new BadFrame("A frame is one JSON object.");
    }
  }

  /** How long a text is in UTF-8. */
  static int bytes(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return bytes;
  }

  String type() {
    return string("type");
  }

  /** A conversation that cannot be one is one that isn't there. */
  UUID conversation() {
    try {
      return UUID.fromString(string("conversationId"));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }

  String clientId() {
    String id = string("clientId");
    if (id.isEmpty() || id.length() > LONGEST_ID || Texts.misfit(id) != null) {
      throw new BadFrame("clientId takes 1 to 100 characters.");
    }
    return id;
  }

  /** The client's id of this frame as far as it can be told back, else null. */
  String knownClientId() {
    return members.get("clientId") instanceof JsonString id
            && id.getString().length() <= LONGEST_ID
            && Texts.misfit(id.getString()) == null
        ? id.getString()
        : null;
  }

  String text() {
    String text = string("text");
    String misfit = Texts.misfit(text);
    if (misfit != null) {
      throw Problem.of(422, "bad-text", "The text " + misfit + ".");
    }
    if (text.isBlank()) {
      throw Problem.of(422, "empty-text", "There is nothing in it to send.");
    }
    if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
      throw Problem.of(422, "text-too-long", "A text has at most 4,000 characters.");
    }
    return text;
  }

  String token() {
    return string("token");
  }

  boolean on() {
    JsonValue on = members.get("on");
    if (on != JsonValue.TRUE && on != JsonValue.FALSE) {
      throw new BadFrame("on must be true or false.");
    }
    return on == JsonValue.TRUE;
  }

  /** A position; without one, 0 if that is allowed. */
  long position(String name, boolean optional) {
    JsonValue value = members.get(name);
    if (value == null && optional) {
      return 0;
    }
    if (value instanceof JsonNumber number
        && number.isIntegral()
        && number.bigIntegerValue().signum() >= 0
        && number.bigIntegerValue().bitLength() < 63) {
      return number.longValue();
    }
    throw new BadFrame(name + " must be a position, a whole number from 0.");
  }

  private String string(String name) {
    if (members.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new BadFrame(name + " must be a string.");
  }
}
