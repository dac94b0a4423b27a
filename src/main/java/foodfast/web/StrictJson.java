package foodfast.web;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * JSON binding that takes nothing for what it isn't: no number for a text, no fraction for a whole
 * number, no unknown name for an enum, no member twice, no control character. What it refuses is a
 * 400 {@link Problem} with pointers.
 */
final class StrictJson implements Jsonb {
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private final Jsonb jsonb = plain();

  /** The binding underneath, for what we write ourselves. */
  static Jsonb plain() {
    return Plain.JSONB;
  }

  /** Created at first use, within the server. */
  private static final class Plain {
    static final Jsonb JSONB = JsonbBuilder.create();
  }

  @Override
  public <T> T fromJson(String text, Type type) {
    JsonValue value = parse(text);
    List<Map<String, String>> misfits = JsonShape.misfits(value, type);
    if (!misfits.isEmpty()) {
      throw Problem.of(400, "invalid-body", "The body does not have the shape this door takes.")
          .with("errors", misfits);
    }
    try {
      return jsonb.fromJson(text, type);
    } catch (JsonbException e) {
      throw Problem.of(400, "invalid-body", "The body does not have the shape this door takes.");
    }
  }

  private static JsonValue parse(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (RuntimeException | StackOverflowError e) {
      // too deep a nesting is told as a bare RuntimeException
      throw Problem.of(400, "malformed-json", "The body is not well-formed JSON.");
    }
  }

  @Override
  public <T> T fromJson(String text, Class<T> type) {
    return fromJson(text, (Type) type);
  }

  @Override
  public <T> T fromJson(Reader reader, Class<T> type) {
    return fromJson(reader, (Type) type);
  }

  @Override
  public <T> T fromJson(Reader reader, Type type) {
    try {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return fromJson(text.toString(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T fromJson(InputStream stream, Class<T> type) {
    return fromJson(stream, (Type) type);
  }

  @Override
  public <T> T fromJson(InputStream stream, Type type) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes());
      return fromJson(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), type);
    } catch (CharacterCodingException e) {
      throw Problem.of(400, "malformed-json", "The body is not UTF-8.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toJson(Object object) {
    return jsonb.toJson(object);
  }

  @Override
  public String toJson(Object object, Type type) {
    return jsonb.toJson(object, type);
  }

  @Override
  public void toJson(Object object, Writer writer) {
    jsonb.toJson(object, writer);
  }

  @Override
  public void toJson(Object object, Type type, Writer writer) {
    jsonb.toJson(object, type, writer);
  }

  @Override
  public void toJson(Object object, OutputStream stream) {
    jsonb.toJson(object, stream);
  }

  @Override
  public void toJson(Object object, Type type, OutputStream stream) {
    jsonb.toJson(object, type, stream);
  }

  @Override
  public void close() {
    // the binding underneath is shared and lives as long as the application
  }
}
