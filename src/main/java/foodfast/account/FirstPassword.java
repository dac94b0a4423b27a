package foodfast.account;

/**
 * What somebody logs in with until they change it.
 *
 * @param hash from {@link Passwords#hash}
 * @param toChange whether somebody else chose it, and knows it
 */
public record FirstPassword(String hash, boolean toChange) {}
