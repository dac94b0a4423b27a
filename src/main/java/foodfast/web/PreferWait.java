package foodfast.web;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a client would wait for an answer: the {@code wait} preference of RFC 7240, of which we
 * apply up to 55 s, for what lies between may give up on silence after a minute; or our own {@code
 * foodfast-wait} of a client that has found out that its network lets it wait for longer.
 *
 * @param name of the preference that is applied
 * @param seconds above 0
 */
public record PreferWait(String name, int seconds) {
  public static final int AT_MOST = 55;
  public static final int LONG_AT_MOST = 240;

  /** One preference of a list; a comma within quotes belongs to it. */
  private static final Pattern PREFERENCE =
      Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\")++");

  private static final Pattern WAIT = named("wait");
  private static final Pattern LONG_WAIT = named("foodfast-wait");
  private static final Pattern SECONDS = Pattern.compile("[^;]*=\\s*(\"?)(\\d+)\\1\\s*(?:;.*)?");

  private static Pattern named(String name) {
    return Pattern.compile("\\s*" + name + "\\s*(?:[=;].*)?", Pattern.CASE_INSENSITIVE);
  }

  /**
   * What is applied; null without a usable preference.
   *
   * @param lines the {@code Prefer} headers, together one list; of several waits the first counts
   */
  public static PreferWait of(List<String> lines) {
    Integer longer = seconds(lines, LONG_WAIT, LONG_AT_MOST);
    if (longer != null) {
      return new PreferWait("foodfast-wait", longer);
    }
    Integer wait = seconds(lines, WAIT, AT_MOST);
    return wait == null ? null : new PreferWait("wait", wait);
  }

  /** The value of {@code Preference-Applied}. */
  public String applied() {
    return name + "=" + seconds;
  }

  private static Integer seconds(List<String> lines, Pattern name, int atMost) {
    return PREFERENCE
        .matcher(String.join(",", lines))
        .results()
        .map(MatchResult::group)
        .filter(preference -> name.matcher(preference).matches())
        .findFirst()
        .map(preference -> seconds(preference, atMost))
        .orElse(null);
  }

  private static Integer seconds(String wait, int atMost) {
    Matcher said = SECONDS.matcher(wait);
    if (!said.matches()) {
      return null;
    }
    String digits = said.group(2);
    long seconds = digits.length() > 9 ? atMost : Long.parseLong(digits);
    return seconds == 0 ? null : (int) Math.min(seconds, atMost);
  }
}
