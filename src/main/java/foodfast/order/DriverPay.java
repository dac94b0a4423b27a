package foodfast.order;

import foodfast.menu.Money;
import foodfast.menu.Restaurant;

/**
 * What a driver earns by an order: so much for bringing it, and more with each kilometre from the
 * kitchen to the door.
 */
final class DriverPay {
  private static final long EACH = 350;
  private static final long A_KILOMETRE = 80;
  private static final double LONGEST_METRES = 30_000;

  private DriverPay() {}

  static Money of(Restaurant from, Address to) {
    double metres = Math.min(LONGEST_METRES, to.metresByStreets(from.lat(), from.lng()));
    return new Money(EACH + Math.round(metres * A_KILOMETRE / 1000), from.deliveryFee().currency());
  }
}
