package foodfast.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text from outside may hold. */
public final class Texts {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Texts() {}

  /**
   * @return why the text can't be kept as it is (a control character, half a surrogate pair), or
   *     null
   */
  public static String misfit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 && c != '\n' && c != '\t' || c == 0x7f) {
        return "holds a control character";
      }
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!pair) {
          return "holds half of a surrogate pair";
        }
        i++;
      }
    }
    return null;
  }

  static String misfit(String text, Class<?> type) {
    String unclean = misfit(text);
    if (unclean != null) {
      return unclean;
    }
    if (type == UUID.class) {
      return ID.matcher(text).matches() ? null : "must be an id";
    }
    if (type == Instant.class) {
      return isInstant(text) ? null : "must be an instant such as 2026-01-31T12:00:00Z";
    }
    return type.isEnum() ? misfitOfEnum(text, type) : null;
  }

  private static String misfitOfEnum(String text, Class<?> type) {
    Object[] constants = type.getEnumConstants();
    if (Arrays.stream(constants).anyMatch(c -> ((Enum<?>) c).name().equals(text))) {
      return null;
    }
    return Arrays.stream(constants)
        .map(c -> ((Enum<?>) c).name())
        .collect(Collectors.joining(", ", "must be one of ", ""));
  }

  private static boolean isInstant(String text) {
    try {
      int year = Instant.parse(text).atOffset(java.time.ZoneOffset.UTC).getYear();
      return year >= 0 && year <= 9999;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
