package foodfast.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * JSON as clients write it, taken for nothing it isn't: no number for a text, no fraction for a
 * whole number, no unknown name for an enum, no member twice, no control character, nothing behind
 * the end. What can't be read is a 400 {@link Problem} {@code malformed-body}, what doesn't fit a
 * 400 {@code invalid-body} with a pointer to the first misfit.
 */
public final class StrictJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withConfigOverride(ArrayNode.class, arrays -> arrays.setMergeable(false))
          .addModule(scalars())
          .build();

  private StrictJson() {}

  private static SimpleModule scalars() {
    SimpleModule scalars = new SimpleModule("scalars");
    scalars.setDeserializers(new StrictScalars());
    return scalars.addSerializer(Instant.class, ToStringSerializer.instance);
  }

  /** A body, which is UTF-8, as a value of that type. */
  public static <T> T read(byte[] body, Class<T> type) {
    return read(parse(body), type);
  }

  /** A text, such as a frame of a socket, as a value of that type. */
  public static <T> T read(String text, Class<T> type) {
    return read(parse(text), type);
  }

  /** What was parsed, as a value of that type. */
  public static <T> T read(JsonNode value, Class<T> type) {
    return type.cast(read(value, (Type) type));
  }

  static Object read(JsonNode value, Type type) {
    if (value.isNull()) {
      throw misfit("", "This must not be empty.");
    }
    try {
      return JSON.treeToValue(value, JSON.constructType(type));
    } catch (DatabindException e) {
      throw misfit(pointer(e), StrictScalars.detail(e));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A body, which is UTF-8, as JSON of any shape. */
  public static JsonNode parse(byte[] body) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      throw malformed("The body is not UTF-8.");
    }
  }

  /** A text, such as a frame of a socket, as JSON of any shape. */
  public static JsonNode parse(String text) {
    try {
      JsonNode value = JSON.readTree(text);
      if (!value.isMissingNode()) {
        return value;
      }
    } catch (JsonProcessingException | NumberFormatException e) {
      // the library's words say more about itself than about the body
    }
    throw malformed("The body is not well-formed JSON.");
  }

  /**
   * What a merge patch (RFC 7396) makes of a record: members that are null in it are as good as
   * removed.
   *
   * @param patch an object
   */
  static <T extends Record> T merge(T before, JsonNode patch, Class<T> type) {
    try {
      JsonNode merged = JSON.readerForUpdating(JSON.valueToTree(before)).readValue(patch);
      return read(merged, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was read, as text: the same for the same value. */
  static String text(Object value) {
    return JSON.valueToTree(value).toString();
  }

  /** The refusal of a body that can't be read. */
  static Problem malformed(String detail) {
    return Problem.of(400, "malformed-body", detail);
  }

  static Problem misfit(String pointer, String detail) {
    return Problem.of(400, "invalid-body", "What was sent is not in the form that is taken here.")
        .with("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
  }

  private static String pointer(DatabindException misfit) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : ((JsonMappingException) misfit).getPath()) {
      String name = step.getFieldName();
      pointer.append(name == null ? "/" + step.getIndex() : pointer(name));
    }
    return pointer.toString();
  }

  /** One step of a JSON pointer. */
  static String pointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
