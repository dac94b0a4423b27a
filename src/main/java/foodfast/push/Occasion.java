package foodfast.push;

import com.interaso.webpush.WebPush.Urgency;
import java.time.Duration;

/** Why a device is woken: to which kind that belongs, how urgent it is, and how long it is news. */
public enum Occasion {
  ORDER_STEP(PushKind.ORDERS, Urgency.High, Duration.ofHours(1)),
  ARRIVING(PushKind.ORDERS, Urgency.High, Duration.ofMinutes(5)),
  REFUND(PushKind.ORDERS, Urgency.Normal, Duration.ofHours(24)),
  MESSAGE(PushKind.SUPPORT, Urgency.High, Duration.ofHours(1)),
  UNANSWERED_ORDER(PushKind.KITCHEN, Urgency.High, Duration.ofMinutes(10)),
  OPEN_DELIVERY(PushKind.DELIVERIES, Urgency.High, Duration.ofMinutes(5)),
  WAITING_CUSTOMER(PushKind.WAITING, Urgency.High, Duration.ofMinutes(5)),
  ALERT(PushKind.ALERTS, Urgency.Normal, Duration.ofHours(6)),
  ANNOUNCEMENT(PushKind.NEWS, Urgency.Low, Duration.ofHours(24)),
  /** Asked for by the person on the account page. */
  TEST(null, Urgency.High, Duration.ofMinutes(1));

  private final PushKind kind;
  private final Urgency urgency;
  private final Duration fresh;

  Occasion(PushKind kind, Urgency urgency, Duration fresh) {
    this.kind = kind;
    this.urgency = urgency;
    this.fresh = fresh;
  }

  /** Null is for what somebody asked for just now. */
  PushKind kind() {
    return kind;
  }

  Urgency urgency() {
    return urgency;
  }

  /** How long after it happened a device may still be woken for it. */
  Duration fresh() {
    return fresh;
  }
}
