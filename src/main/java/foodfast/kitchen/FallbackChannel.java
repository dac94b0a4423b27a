package foodfast.kitchen;

import java.util.UUID;

/**
 * A port to another way of reaching a restaurant: a call, a text message. The package {@code local}
 * has the adapter of local runs; one to a provider takes its place by an alternative and hands the
 * text to the provider after the commit.
 */
public interface FallbackChannel {
  /**
   * Tells the restaurant within the caller's transaction; telling twice about one order tells once.
   */
  void tell(UUID restaurant, UUID order, String text);
}
