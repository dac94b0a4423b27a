package foodfast.menu;

import jakarta.validation.constraints.NotNull;

/**
 * An amount in minor units.
 *
 * @param amount cents, for euro
 * @param currency ISO 4217 code
 */
public record Money(long amount, @NotNull String currency) {}
