package foodfast.web;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds card numbers in free text and leaves only their last four digits. */
public final class CardNumbers {
  private static final int FEWEST_DIGITS = 13;
  private static final int MOST_DIGITS = 19;
  private static final Pattern GROUP = Pattern.compile("\\p{Nd}+");
  private static final String SEPARATORS = " \u00a0.-\u2010\u2011\u2012\u2013\u2014\u2015";

  /** Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay and Maestro. */
  private static final Pattern ISSUED =
      Pattern.compile(
          "4(\\d{12}|\\d{15}|\\d{18})"
              + "|(5[1-5]|222[1-9]|22[3-9]\\d|2[3-6]\\d\\d|27[01]\\d|2720)\\d+(?<=^\\d{16})"
              + "|3[47]\\d{13}"
              + "|3(0[0-5]|[689]\\d)\\d{11,16}"
              + "|(6011|64[4-9]\\d|65\\d\\d)\\d{12,15}"
              + "|35(2[89]|[3-8]\\d)\\d{12,15}"
              + "|62\\d{14,17}"
              + "|(5018|5020|5038|5893|6304|6759|676[1-3])\\d{9,15}");

  private CardNumbers() {}

  /**
   * Groups of digits with single blanks, dots or dashes between them, no letter or digit on either
   * side; other numbers may stand beside them, such as the date of expiry. Takes time in proportion
   * to the text, whatever stands in it.
   */
  public static String mask(String text) {
    if (text == null || text.length() < FEWEST_DIGITS) {
      return text;
    }
    List<MatchResult> groups = GROUP.matcher(text).results().toList();
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    int first = 0;
    while (first < groups.size()) {
      int last = lastOfCard(text, groups, first);
      if (last >= 0) {
        masked.append(text, done, groups.get(first).start());
        done = groups.get(last).end();
        masked.append(hidden(text.substring(groups.get(first).start(), done)));
      }
      first = Math.max(first, last) + 1;
    }
    return masked.append(text, done, text.length()).toString();
  }

  /** The last group of the longest card number that begins with this one, or -1. */
  private static int lastOfCard(String text, List<MatchResult> groups, int first) {
    int start = groups.get(first).start();
    int found = -1;
    if (start > 0 && isWord(text.codePointBefore(start))) {
      return found;
    }
    StringBuilder digits = new StringBuilder();
    for (int last = first; last < groups.size(); last++) {
      MatchResult group = groups.get(last);
      boolean apart = last > first && !areJoined(text, groups.get(last - 1).end(), group.start());
      String more = digits(group.group());
      if (apart || digits.length() + more.length() > MOST_DIGITS) {
        return found;
      }
      digits.append(more);
      boolean ends = group.end() == text.length() || !isWord(text.codePointAt(group.end()));
      if (ends && isCardNumber(digits.toString())) {
        found = last;
      }
    }
    return found;
  }

  private static boolean areJoined(String text, int end, int start) {
    return start == end + 1 && SEPARATORS.indexOf(text.charAt(end)) >= 0;
  }

  private static boolean isWord(int character) {
    int type = Character.getType(character);
    return Character.isLetterOrDigit(character)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /**
   * @param digits digits only
   */
  public static boolean isCardNumber(String digits) {
    return digits.length() >= FEWEST_DIGITS
        && digits.length() <= MOST_DIGITS
        && ISSUED.matcher(digits).matches()
        && checks(digits);
  }

  /** The digits of a text, in ASCII. */
  public static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.getNumericValue(c)));
    return digits.toString();
  }

  private static String hidden(String card) {
    int[] characters = card.codePoints().toArray();
    int seen = 0;
    for (int i = characters.length - 1; i >= 0; i--) {
      if (Character.isDigit(characters[i]) && ++seen > 4) {
        characters[i] = '*';
      }
    }
    return new String(characters, 0, characters.length);
  }

  /** Luhn: every second digit from the right doubled, digits summed, a multiple of ten. */
  private static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int value = i % 2 == 0 ? digit : digit * 2;
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }
}
