package foodfast.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds card numbers in free text and leaves only their last four digits. */
public final class CardNumbers {
  /** 13 to 19 digits, single blanks or dashes between them, no letter or digit on either side. */
  private static final Pattern RUN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])\\p{Nd}(?:[ \\u00a0\\u2010-\\u2015.\\-]?\\p{Nd}){12,}(?![\\p{L}\\p{N}])");

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
    Matcher run = RUN.matcher(text);
    StringBuilder masked = null;
    while (run.find()) {
      if (isCardNumber(digits(run.group()))) {
        masked = masked == null ? new StringBuilder() : masked;
        run.appendReplacement(masked, Matcher.quoteReplacement(hide(run.group())));
      }
    }
    return masked == null ? text : run.appendTail(masked).toString();
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
