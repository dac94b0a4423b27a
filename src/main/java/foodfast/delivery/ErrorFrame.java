package foodfast.delivery;

import foodfast.web.Problem;
import jakarta.json.Json;
import java.util.UUID;

/** A refusal as sockets tell it. */
final class ErrorFrame {
  private ErrorFrame() {}

  /**
   * @param order null if it is about none
   */
  static String of(Problem refusal, UUID order) {
    String type = refusal.members().get("type").toString();
    var frame = Json.createObjectBuilder().add("type", "error");
    frame.add("code", type.substring(type.lastIndexOf('/') + 1));
    frame.add("detail", String.valueOf(refusal.getMessage()));
    if (order != null) {
      frame.add("orderId", order.toString());
    }
    return frame.build().toString();
  }
}
