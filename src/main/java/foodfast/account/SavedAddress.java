package foodfast.account;

import java.util.UUID;

/**
 * Where somebody has food brought to.
 *
 * @param label what they call it; null for nothing
 * @param lat degrees, WGS 84; null if nobody has measured it
 * @param lng degrees, WGS 84; null if nobody has measured it
 */
public record SavedAddress(
    UUID id, String label, String line1, String city, Double lat, Double lng) {}
