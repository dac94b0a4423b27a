package foodfast.session;

import com.fasterxml.jackson.databind.JsonNode;
import foodfast.web.Problem;
import foodfast.web.StrictJson;
import foodfast.web.UnicodeText;
import java.util.UUID;

/**
 * What a client says on a socket: a JSON object with a type, its members asked for one by one. A
 * member that is not what it should be is a 400 {@link Problem}: a bad frame.
 */
public final class SocketFrame {
  private static final int LONGEST_ID = 100;

  private final JsonNode members;

  private SocketFrame(JsonNode members) {
    this.members = members;
  }

  public static SocketFrame parse(String text) {
    try {
      JsonNode members = StrictJson.parse(text);
      if (members.isObject()) {
        return new SocketFrame(members);
      }
    } catch (Problem malformed) {
      // told like any other
    }
    throw bad("A frame is one JSON object.");
  }

  /** The refusal of a frame that is none of ours. */
  public static Problem bad(String detail) {
    return Problem.of(400, "bad-frame", detail);
  }

  public JsonNode members() {
    return members;
  }

  public String type() {
    return string("type");
  }

  public String string(String name) {
    JsonNode value = members.path(name);
    if (!value.isTextual()) {
      throw bad(name + " must be a string.");
    }
    return value.textValue();
  }

  /** The id of something; what cannot be one is one of nothing that is there. */
  public UUID id(String name) {
    try {
      return UUID.fromString(string(name));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }

  /** A short text that the client made up, such as its own id of a message. */
  public String label(String name) {
    String text = string(name);
    if (text.isEmpty() || !isTellable(text)) {
      throw bad(name + " takes 1 to 100 characters.");
    }
    return text;
  }

  public boolean flag(String name) {
    JsonNode value = members.path(name);
    if (!value.isBoolean()) {
      throw bad(name + " must be true or false.");
    }
    return value.booleanValue();
  }

  /** A position in a stream; without one, 0 if that is allowed. */
  public long position(String name, boolean optional) {
    JsonNode value = members.path(name);
    if (value.isMissingNode() && optional) {
      return 0;
    }
    try {
      if (value.isNumber() && value.decimalValue().signum() >= 0) {
        return value.decimalValue().longValueExact();
      }
    } catch (ArithmeticException notWholeOrTooLarge) {
      // told below
    }
    throw bad(name + " must be a position, a whole number from 0.");
  }

  /** The member as far as it can be told back to the client, else null. */
  String known(String name) {
    String text = members.path(name).textValue();
    return text != null && isTellable(text) ? text : null;
  }

  private static boolean isTellable(String text) {
    return UnicodeText.characters(text) <= LONGEST_ID && UnicodeText.misfit(text) == null;
  }
}
