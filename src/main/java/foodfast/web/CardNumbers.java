package foodfast.web;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds card numbers in free text and leaves only their last four digits. */
public final class CardNumbers {
  /** 13 digits or more, single blanks or dashes between them, no letter or digit on either side. */
  private static final Pattern RUN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])\\p{Nd}(?:[ \\u00a0\\u2010-\\u2015.\\-]?\\p{Nd}){12,}(?![\\p{L}\\p{N}])");

  private static final int MOST_DIGITS = 19;
  private static final Pattern GROUP = Pattern.compile("\\p{Nd}+");

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

  public static String mask(String text) {
    if (text == null || text.length() < 13) {
      return text;
    }
    return RUN.matcher(text).replaceAll(run -> Matcher.quoteReplacement(hideIn(run.group())));
  }

  /** A card number may have other numbers beside it, such as the date it expires. */
  private static String hideIn(String run) {
    List<MatchResult> groups = GROUP.matcher(run).results().toList();
    for (int first = 0; first < groups.size(); first++) {
      int end = Math.min(groups.size(), first + MOST_DIGITS);
      for (int last = end - 1; last >= first; last--) {
        int from = groups.get(first).start();
        int to = groups.get(last).end();
        if (isCardNumber(digits(run.substring(from, to)))) {
          String after = hideIn(run.substring(to));
          return run.substring(0, from) + hide(run.substring(from, to)) + after;
        }
      }
    }
    return run;
  }

  /**
   * @param digits digits only
   */
  public static boolean isCardNumber(String digits) {
    return ISSUED.matcher(digits).matches() && checks(digits);
  }

  /** The digits of a text, in ASCII. */
  public static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.getNumericValue(c)));
    return digits.toString();
  }

  private static String hide(String number) {
    StringBuilder hidden = new StringBuilder(number);
    int seen = 0;
    for (int i = number.length() - 1; i >= 0; i--) {
      if (Character.isDigit(number.charAt(i)) && ++seen > 4) {
        hidden.setCharAt(i, '*');
      }
    }
    return hidden.toString();
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
