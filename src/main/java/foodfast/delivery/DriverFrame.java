package foodfast.delivery;

import jakarta.json.Json;
import java.util.UUID;

/** What a driver's app says on its socket: a position, or a newer token. */
public record DriverFrame(
    String type,
    UUID orderId,
    Double lat,
    Double lng,
    Double accuracy,
    Double speed,
    Double heading,
    String at,
    String token) {

  /** Echoes the time as the app wrote it, so that it finds the fix in its queue. */
  String ack() {
    return Json.createObjectBuilder()
        .add("type", "ack")
        .add("orderId", orderId.toString())
        .add("at", at)
        .build()
        .toString();
  }
}
