package foodfast.menu;

/**
 * An amount in minor units.
 *
 * @param amount cents, for euro
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {}
