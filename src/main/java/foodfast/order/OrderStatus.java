package foodfast.order;

import foodfast.account.Role;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an order stands, and who may move it where. */
public enum OrderStatus {
  PLACED(null),
  CONFIRMED(Role.RESTAURANT),
  PREPARING(Role.RESTAURANT),
  READY(Role.RESTAURANT),
  PICKED_UP(Role.DRIVER),
  DELIVERED(Role.DRIVER),
  REJECTED(Role.RESTAURANT),
  EXPIRED(null),
  CANCELLED(Role.CUSTOMER);

  private final Role mover;

  OrderStatus(Role mover) {
    this.mover = mover;
  }

  /** Who moves an order into this status; null where only the platform does. */
  Role mover() {
    return mover;
  }

  /** Where an order may go from here. */
  public Set<OrderStatus> next() {
    return switch (this) {
      case PLACED -> EnumSet.of(CONFIRMED, REJECTED, EXPIRED, CANCELLED);
      case CONFIRMED -> EnumSet.of(PREPARING, CANCELLED);
      case PREPARING -> EnumSet.of(READY);
      case READY -> EnumSet.of(PICKED_UP);
      case PICKED_UP -> EnumSet.of(DELIVERED);
      default -> EnumSet.noneOf(OrderStatus.class);
    };
  }

  /** Those in which a driver can take an order on. */
  public static Set<OrderStatus> claimable() {
    return EnumSet.of(CONFIRMED, PREPARING, READY);
  }

  /** Those no order leaves any more. */
  static Set<OrderStatus> over() {
    return EnumSet.of(DELIVERED, REJECTED, EXPIRED, CANCELLED);
  }

  /** The status within a sentence. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  public boolean isFinal() {
    return next().isEmpty();
  }
}
