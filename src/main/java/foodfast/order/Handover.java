package foodfast.order;

import foodfast.web.Problem;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Where a driver hands an order over, in degrees of WGS 84: near its address, or with a reason. A
 * driver who doesn't know where they are needs one too.
 *
 * @param awayBecause null for "at the address"
 */
public record Handover(
    @DecimalMin("-90") @DecimalMax("90") Double lat,
    @DecimalMin("-180") @DecimalMax("180") Double lng,
    AwayReason awayBecause) {
  private static final long NEAR_METRES = 250;

  /** Why not at the address. */
  public enum AwayReason {
    MET_ON_THE_WAY,
    ADDRESS_IS_ELSEWHERE,
    POSITION_IS_WRONG,
    OTHER
  }

  /**
   * @throws Problem 422 {@code far-from-address}
   */
  void requireNear(Address door) {
    if (awayBecause != null) {
      return;
    }
    if (lat == null || lng == null) {
      throw far("Nobody knows where that is.");
    }
    long metres = Math.round(door.metres(lat, lng));
    if (metres > NEAR_METRES) {
      throw far("That is " + metres + " m from the address.").with("metres", metres);
    }
  }

  private static Problem far(String detail) {
    return Problem.of(422, "far-from-address", detail)
        .at("/handover/awayBecause", "Please say why it is handed over there.");
  }
}
