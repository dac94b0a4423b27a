package foodfast.delivery;

import foodfast.web.Problem;
import foodfast.web.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.Instant;

/** Makes the position out of a driver's frame, or refuses it. */
@ApplicationScoped
public class ReadFix {
  @Inject Validator validator;

  /**
   * @throws Problem 422 if something is missing or cannot be
   */
  Position of(DriverFrame frame) {
    if (frame.orderId() == null) {
      throw Violations.invalid("/orderId", "is missing");
    }
    Position fix =
        new Position(
            frame.lat(),
            frame.lng(),
            frame.accuracy(),
            frame.speed(),
            frame.heading(),
            instant(frame.at()));
    return Violations.refuse(validator, fix);
  }

  private static Instant instant(String at) {
    try {
      return at == null ? null : Instant.parse(at);
    } catch (DateTimeException e) {
      throw Violations.invalid("/at", "must be an ISO 8601 instant");
    }
  }
}
