package foodfast.account;

import foodfast.realtime.Owner;
import java.time.Instant;
import java.util.UUID;

/**
 * Who an access token speaks for.
 *
 * @param restaurantId null unless the role is RESTAURANT
 * @param city null if unknown
 * @param expiresAt when the access token ends
 */
public record Identity(
    UUID account, Role role, UUID restaurantId, String city, UUID session, Instant expiresAt) {

  /** On whose behalf a stream or a socket of theirs is open. */
  public Owner owner() {
    return new Owner(account.toString(), session.toString(), expiresAt.plus(Tokens.LEEWAY));
  }
}
