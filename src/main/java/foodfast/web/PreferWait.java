package foodfast.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code wait} preference of RFC 7240, in seconds. */
public final class PreferWait {
  public static final int AT_MOST = 55;
  private static final Pattern WAIT =
      Pattern.compile(
          "(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?=\\s*(?:[,;]|$))", Pattern.CASE_INSENSITIVE);

  private PreferWait() {}

  /** How long the client would wait, at most {@link #AT_MOST}; null without a usable preference. */
  public static Integer seconds(String prefer) {
    if (prefer == null) {
      return null;
    }
    Matcher found = WAIT.matcher(prefer);
    if (!found.find()) {
      return null;
    }
    int seconds = Integer.parseInt(found.group(1));
    return seconds == 0 ? null : Math.min(seconds, AT_MOST);
  }
}
