package foodfast.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads the JSON bodies of requests strictly; answers are written by the platform. */
@Provider
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<Object> {
  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] on, MediaType media) {
    return true;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] on,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    return StrictJson.read(StrictJson.parse(whole(body)), generic);
  }

  /** All of a body, or the refusal of one that breaks off or is no proper HTTP. */
  public static byte[] whole(InputStream body) {
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw StrictJson.malformed("The body can't be read to its end.");
    }
  }

  /** What writes JSON, for whoever asks. */
  @Produces
  static Jsonb jsonb() {
    return writer();
  }

  static Jsonb writer() {
    return Writer.JSONB;
  }

  /** Created at first use, within the server. */
  private static final class Writer {
    static final Jsonb JSONB = JsonbBuilder.create();
  }
}
