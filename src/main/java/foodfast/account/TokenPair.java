package foodfast.account;

import java.util.UUID;

/**
 * What a log-in and a refresh answer.
 *
 * @param expiresIn seconds the access token lives
 */
public record TokenPair(
    String accessToken, String tokenType, long expiresIn, String refreshToken, Owner account) {

  static TokenPair of(String accessToken, String refreshToken, Account account) {
    Owner owner =
        new Owner(
            account.id(), account.name(), account.email(), account.role(), account.restaurantId());
    return new TokenPair(accessToken, "Bearer", Tokens.LIFE.toSeconds(), refreshToken, owner);
  }

  /** Whose tokens these are. */
  public record Owner(UUID id, String name, String email, Role role, UUID restaurantId) {}

  @Override
  public String toString() {
    return "TokenPair";
  }
}
