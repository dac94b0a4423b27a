package foodfast.delivery;

import foodfast.realtime.Signal;
import foodfast.realtime.Topic;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A position on its way to the customer: the JSON as the customer gets it, written once, with its
 * times in front so that nobody has to read the rest to tell old from new.
 *
 * @param at by our clock, microseconds since 1970
 * @param told by the device's clock, microseconds since 1970
 * @param json the frame
 */
record PositionFrame(long at, long told, String json) {
  private static final int SKIPPED_AT_MOST = 60;

  static Topic topic(UUID order) {
    return Topic.of("delivery", order);
  }

  /**
   * @param skipped where it passed since the last frame, oldest first
   */
  static PositionFrame of(UUID order, Position newest, List<Position> skipped) {
    List<JsonObject> points = skipped.stream().map(p -> p.point().build()).toList();
    return new PositionFrame(
        newest.micros(), Position.micros(newest.told()), frame(order, newest, points));
  }

  static PositionFrame of(Signal signal) {
    String[] parts = signal.body().split(" ", 3);
    return new PositionFrame(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
  }

  Signal signal(UUID order) {
    return new Signal(topic(order), at + " " + told + " " + json);
  }

  Position position() {
    return Position.of(read(json), Instant.EPOCH.plus(told, ChronoUnit.MICROS));
  }

  /** This one in place of an older one that was never written: its points become skipped ones. */
  PositionFrame after(String unwritten) {
    JsonObject older = read(unwritten);
    JsonObject newer = read(json);
    List<JsonObject> points = new ArrayList<>(skipped(older));
    points.add(Position.of(older, null).point().build());
    points.addAll(skipped(newer));
    UUID order = UUID.fromString(newer.getString("orderId"));
    return new PositionFrame(at, told, frame(order, Position.of(newer, null), points));
  }

  private static List<JsonObject> skipped(JsonObject frame) {
    return frame.containsKey("skipped")
        ? frame.getJsonArray("skipped").getValuesAs(JsonObject.class)
        : List.of();
  }

  private static String frame(UUID order, Position newest, List<? extends JsonValue> points) {
    var frame = Json.createObjectBuilder().add("type", "position").add("orderId", order.toString());
    frame.addAll(newest.json());
    if (!points.isEmpty()) {
      JsonArrayBuilder skipped = Json.createArrayBuilder();
      int each = (points.size() + SKIPPED_AT_MOST - 1) / SKIPPED_AT_MOST;
      for (int i = points.size() - 1; i >= 0; i -= each) {
        skipped.add(0, points.get(i));
      }
      frame.add("skipped", skipped);
    }
    return frame.build().toString();
  }

  private static JsonObject read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
