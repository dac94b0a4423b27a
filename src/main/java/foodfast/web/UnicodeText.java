package foodfast.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts as people see them: how long they are in characters, which names are the same, what can't
 * be kept.
 */
public final class UnicodeText {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private UnicodeText() {}

  /** Names that differ in case, in outer blanks, or in how an umlaut is composed, are one. */
  public static String key(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** How long a text is, in characters as people count them: code points, an emoji is one. */
  public static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text, or its beginning of so many characters. */
  public static String beginning(String text, int characters) {
    return characters(text) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  /**
   * @return why the text can't be kept as it is (a control character, half a surrogate pair), or
   *     null
   */
  public static String misfit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 && c != '\n' && c != '\t' || c == 0x7f) {
        return "There is a character in it that can't be kept.";
      }
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!pair) {
          return "There is half a character in it.";
        }
        i++;
      }
    }
    return null;
  }

  /** A name within a sentence: read from the right, it leaves the words beside it in place. */
  public static String isolated(String name) {
    return "\u2068" + name + "\u2069";
  }

  static String misfit(String text, Class<?> type) {
    String unclean = misfit(text);
    if (unclean != null) {
      return unclean;
    }
    if (type == UUID.class) {
      return ID.matcher(text).matches() ? null : "This must be an id.";
    }
    if (type == Instant.class) {
      return isInstant(text) ? null : "This must be a time such as 2026-01-31T12:00:00Z.";
    }
    return type.isEnum() ? misfitOfEnum(text, type) : null;
  }

  /** A text that fits, as a value of that type. */
  static Object as(String text, Class<?> type) {
    if (type == UUID.class) {
      return UUID.fromString(text);
    }
    if (type == Instant.class) {
      return Instant.parse(text);
    }
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).filter(c -> named(c, text)).findFirst().get()
        : text;
  }

  private static boolean named(Object constant, String name) {
    return ((Enum<?>) constant).name().equals(name);
  }

  private static String misfitOfEnum(String text, Class<?> type) {
    Object[] constants = type.getEnumConstants();
    if (Arrays.stream(constants).anyMatch(c -> named(c, text))) {
      return null;
    }
    return Arrays.stream(constants)
        .map(c -> ((Enum<?>) c).name())
        .collect(Collectors.joining(", ", "This must be one of ", "."));
  }

  private static boolean isInstant(String text) {
    try {
      int year = Instant.parse(text).atOffset(ZoneOffset.UTC).getYear();
      return year >= 0 && year <= 9999;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /**
   * {@link Size} of a text: its characters as the tables, JSON schemas and people count them. Takes
   * the place of the built-in one by META-INF/sizes.xml.
   */
  public static class SizeValidator implements ConstraintValidator<Size, String> {
    private int min;
    private int max;

    @Override
    public void initialize(Size size) {
      min = size.min();
      max = size.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || characters(text) >= min && characters(text) <= max;
    }
  }
}
