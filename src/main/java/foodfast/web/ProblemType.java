package foodfast.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a kind of refusal means: all of them stand in {@code problems.properties}.
 *
 * @param code the last part of a problem's {@code type}
 * @param cure what the client can do about it
 */
public record ProblemType(String code, int status, String meaning, String cure) {
  private static final Map<String, ProblemType> ALL = read();
  private static final Map<String, Told> TOLD = new ConcurrentHashMap<>();

  /**
   * How often a kind was told on this node since it started, and when last.
   *
   * @param code one of those in {@code problems.properties}, so there are not many
   */
  public record Told(String code, long times, Instant last) {}

  /** Every kind by its code. */
  public static Map<String, ProblemType> all() {
    return ALL;
  }

  /** All kinds that were told here. */
  public static Collection<Told> told() {
    return TOLD.values();
  }

  /** It was told once more. */
  static void told(String code) {
    Instant now = Instant.now();
    TOLD.merge(code, new Told(code, 1, now), (so, far) -> new Told(code, so.times() + 1, now));
  }

  public String title() {
    return title(code);
  }

  public String address() {
    return address(code);
  }

  static String title(String code) {
    String words = code.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Where the page about it is. */
  static String address(String code) {
    return "/problems/" + code;
  }

  private static Map<String, ProblemType> read() {
    Properties lines = new Properties();
    try (Reader file =
        new InputStreamReader(
            ProblemType.class.getResourceAsStream("problems.properties"), StandardCharsets.UTF_8)) {
      lines.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, ProblemType> all = new TreeMap<>();
    lines.stringPropertyNames().forEach(code -> all.put(code, of(code, lines.getProperty(code))));
    return Map.copyOf(all);
  }

  private static ProblemType of(String code, String line) {
    String[] parts = line.split(" \\| ");
    return new ProblemType(code, Integer.parseInt(parts[0]), parts[1], parts[2]);
  }
}
