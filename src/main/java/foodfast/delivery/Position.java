package foodfast.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import foodfast.web.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Where a driver was.
 *
 * @param lat degrees, WGS 84
 * @param lng degrees, WGS 84
 * @param accuracy metres, null if unknown
 * @param speed m/s, null if unknown
 * @param heading degrees from north, null if unknown
 * @param at when, by our clock
 * @param told when, by the device's clock: what the position is known by
 */
public record Position(
    Double lat,
    Double lng,
    Double accuracy,
    Double speed,
    Double heading,
    Instant at,
    Instant told) {
  private static final double EARTH_RADIUS = 6_371_000;
  private static final int LAST_YEAR = 9_999;

  /** Whole microseconds, as the tables keep them. */
  public Position {
    at = at.truncatedTo(ChronoUnit.MICROS);
    told = told.truncatedTo(ChronoUnit.MICROS);
  }

  /** Of a device whose clock is as ours. */
  Position(Double lat, Double lng, Double accuracy, Double speed, Double heading, Instant at) {
    this(lat, lng, accuracy, speed, heading, at, at);
  }

  /**
   * As a driver's app reports it. Accuracy, speed and heading below zero are how devices say that
   * they don't know.
   *
   * @throws Problem 400 with a {@code pointer} if something is missing or cannot be
   */
  static Position reported(JsonNode json) {
    return new Position(
        coordinate(json, "lat", 90),
        coordinate(json, "lng", 180),
        measured(json, "accuracy", Double.MAX_VALUE),
        measured(json, "speed", 1_000),
        measured(json, "heading", 360),
        time(json));
  }

  private static double coordinate(JsonNode json, String name, double most) {
    Double degrees = number(json, name);
    if (degrees == null || Math.abs(degrees) > most) {
      throw bad(name, "this must be a number from -%.0f to %.0f".formatted(most, most));
    }
    return degrees;
  }

  private static Double measured(JsonNode json, String name, double most) {
    Double value = number(json, name);
    if (value != null && value > most) {
      throw bad(name, "this is too much");
    }
    return value == null || value < 0 ? null : value;
  }

  private static Instant time(JsonNode json) {
    try {
      Instant at = Instant.parse(json.path("at").asText());
      if (Math.abs(at.atOffset(ZoneOffset.UTC).getYear()) <= LAST_YEAR) {
        return at;
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw bad("at", "this must be a time such as 2026-01-31T12:00:00Z");
  }

  private static Double number(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isNumber() && !value.isNull() && !value.isMissingNode()) {
      throw bad(name, "this must be a number");
    }
    return value.isNumber() ? value.doubleValue() : null;
  }

  private static Problem bad(String name, String detail) {
    return Problem.of(400, "validation-failed", "In " + name + ": " + detail + ".")
        .with("pointer", "/" + name);
  }

  /** The same by our clock. */
  Position at(Instant ours) {
    return new Position(lat, lng, accuracy, speed, heading, ours, told);
  }

  /** The same place at the time of a later one: the device stands still, but is there. */
  Position stillAt(Position later) {
    return new Position(lat, lng, accuracy, 0.0, heading, later.at, later.told);
  }

  /** Its time as a number to compare by: microseconds since 1970. */
  long micros() {
    return micros(at);
  }

  static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  /** How far the device's clock was ahead of ours; below zero, how far it was behind. */
  Duration ahead() {
    return Duration.between(at, told);
  }

  /** Metres between the two along a great circle, also across the 180th meridian. */
  double distanceTo(Position other) {
    double north = Math.sin(Math.toRadians(other.lat - lat) / 2);
    double east = Math.sin(Math.toRadians(other.lng - lng) / 2);
    double part =
        north * north
            + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * east * east;
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(part)));
  }

  /** Seconds from then to this, by the device's clock unless that was another's, or was set. */
  double secondsSince(Position earlier) {
    Duration time = Duration.between(earlier.told, told);
    return (told.isAfter(earlier.told) ? time : Duration.between(earlier.at, at)).toMillis()
        / 1000.0;
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

  /** One that we wrote ourselves. */
  static Position of(JsonObject json, Instant told) {
    Instant at = Instant.parse(json.getString("at"));
    return new Position(
        known(json, "lat"),
        known(json, "lng"),
        known(json, "accuracy"),
        known(json, "speed"),
        known(json, "heading"),
        at,
        told == null ? at : told);
  }

  private static Double known(JsonObject json, String name) {
    return json.containsKey(name) ? json.getJsonNumber(name).doubleValue() : null;
  }

  private static void addIfKnown(JsonObjectBuilder json, String name, Double value) {
    if (value != null) {
      json.add(name, value);
    }
  }
}
