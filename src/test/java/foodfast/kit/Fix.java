package foodfast.kit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** A position as a driver's phone measures it. */
public record Fix(
    double lat, double lng, double accuracy, double speed, double heading, Instant at) {
  /** Whole microseconds, as tables keep them. */
  public Fix {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  private static final double METRE = 1 / 111_195.0;

  /** Somewhere in Berlin, at that time, on the way north. */
  public static Fix inBerlin(Instant at) {
    return new Fix(52.52, 13.405, 8, 6, 0, at);
  }

  /** So many metres farther north, so many seconds later. */
  public Fix north(double metres, double seconds) {
    Instant later = at.plusMillis(Math.round(seconds * 1000));
    return new Fix(lat + metres * METRE, lng, accuracy, speed, heading, later);
  }

  public Map<String, Object> json() {
    Map<String, Object> json = new HashMap<>();
    json.put("lat", lat);
    json.put("lng", lng);
    json.put("accuracy", accuracy);
    json.put("speed", speed);
    json.put("heading", heading);
    json.put("at", at.toString());
    return json;
  }

  /** As a frame on the driver's socket. */
  public Map<String, Object> frame(String orderId) {
    Map<String, Object> frame = json();
    frame.put("type", "position");
    frame.put("orderId", orderId);
    return frame;
  }
}
