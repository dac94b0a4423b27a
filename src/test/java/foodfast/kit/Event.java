package foodfast.kit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** One server-sent event; {@code id} is the last one seen, empty while there was none. */
public record Event(String id, String name, String data) {
  public JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(data))) {
      return reader.readObject();
    }
  }

  public long position() {
    return Long.parseLong(id);
  }

  public boolean isNamed(String other) {
    return name.equals(other);
  }
}
