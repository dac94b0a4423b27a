package foodfast.account;

import foodfast.realtime.Connections.Owner;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Who an access token speaks for.
 *
 * @param restaurantId null unless the role is RESTAURANT
 * @param name to show beside what this person does
 * @param city null if unknown
 * @param expiresAt when the access token ends
 */
public record Identity(
    UUID account,
    Role role,
    UUID restaurantId,
    String name,
    String city,
    UUID session,
    Instant expiresAt)
    implements Principal {

  /** How long after its end an access token is still taken, for clocks differ. */
  public static final Duration LEEWAY = Duration.ofSeconds(30);

  @Override
  public String getName() {
    return account.toString();
  }

  /** On whose behalf a stream or a socket of theirs is open. */
  public Owner owner() {
    return new Owner(account.toString(), role.name(), session.toString(), expiresAt.plus(LEEWAY));
  }
}
