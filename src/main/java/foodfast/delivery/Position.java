package foodfast.delivery;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a driver was, as the device tells it.
 *
 * @param lat degrees, WGS 84
 * @param lng degrees, WGS 84
 * @param accuracy metres, null if unknown
 * @param speed m/s, null if unknown
 * @param heading degrees from north, null if unknown
 */
public record Position(
    @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat,
    @NotNull @DecimalMin("-180") @DecimalMax("180") Double lng,
    @DecimalMin("0") @DecimalMax("100000") Double accuracy,
    @DecimalMin("0") @DecimalMax("1000") Double speed,
    @DecimalMin("0") @DecimalMax("360") Double heading,
    @NotNull Instant at) {
  private static final double EARTH_RADIUS = 6_371_000;

  /** Whole microseconds, as the tables keep them. */
  public Position {
    at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
  }

  /** The same place at a later time: the device stands still, but is there. */
  Position stillAt(Instant later) {
    return new Position(lat, lng, accuracy, 0.0, heading, later);
  }

  /** Its time as a number to compare by: microseconds since 1970. */
  long micros() {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }

  /** Metres between the two, as the crow flies. */
  double distanceTo(Position other) {
    double north = Math.toRadians(other.lat - lat);
    double east = Math.toRadians(other.lng - lng) * Math.cos(Math.toRadians((lat + other.lat) / 2));
    return EARTH_RADIUS * Math.hypot(north, east);
  }

  /** Seconds from then to this. */
  double secondsSince(Position earlier) {
    return Duration.between(earlier.at, at).toMillis() / 1000.0;
  }

  /** The point alone, for where the marker passed between two frames. */
  JsonObjectBuilder point() {
    return Json.createObjectBuilder().add("lat", lat).add("lng", lng).add("at", at.toString());
  }

  JsonObjectBuilder json() {
    JsonObjectBuilder json = point();
    addIfKnown(json, "accuracy", accuracy);
    addIfKnown(json, "speed", speed);
    addIfKnown(json, "heading", heading);
    return json;
  }

  static Position of(JsonObject json) {
    return new Position(
        number(json, "lat"),
        number(json, "lng"),
        number(json, "accuracy"),
        number(json, "speed"),
        number(json, "heading"),
        Instant.parse(json.getString("at")));
  }

  private static void addIfKnown(JsonObjectBuilder json, String name, Double value) {
    if (value != null) {
      json.add(name, value);
    }
  }

  private static Double number(JsonObject json, String name) {
    return json.containsKey(name) ? json.getJsonNumber(name).doubleValue() : null;
  }
}
