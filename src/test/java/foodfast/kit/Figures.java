package foodfast.kit;

import java.util.Locale;

/**
 * Figures that a test saw and nothing asserts, since they depend on the machine: told on the
 * console, from where the reports quote them.
 */
public final class Figures {
  private Figures() {}

  /**
   * @param format of {@link String#format}, one line
   */
  public static void tell(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
