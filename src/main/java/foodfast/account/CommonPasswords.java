package foodfast.account;

import foodfast.web.Problem;
import foodfast.web.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords that everybody tries first. */
final class CommonPasswords {
  private static final Set<String> ALL = read();

  private CommonPasswords() {}

  /** Refuses such a password, at its place in the body. */
  static void refuse(String pointer, String password) {
    if (contain(password)) {
      throw tooEasy(pointer);
    }
  }

  static Problem tooEasy(String pointer) {
    return Violations.invalid(
        pointer, "This password is too easy to guess. Please choose another.");
  }

  static boolean contain(String password) {
    String plain = password.strip().toLowerCase(Locale.ROOT);
    return ALL.contains(plain) || plain.chars().distinct().count() < 3;
  }

  private static Set<String> read() {
    try (InputStream list = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
