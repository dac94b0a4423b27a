package foodfast.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Counts lines of sources: those that are neither blank nor comment. */
final class SourceLines {
  private static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src");

  private SourceLines() {}

  /**
   * @param name of a class or script, with its package or folder and without its ending
   */
  static int of(String name) throws IOException {
    return count(Files.readAllLines(file(name)));
  }

  private static Path file(String name) {
    return Stream.of(
            "main/java/foodfast/%s.java", "test/java/foodfast/%s.java", "main/webapp/%s.js")
        .map(place -> SOURCES.resolve(place.formatted(name)))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no source is called " + name));
  }

  /** Comments begin on lines of their own, for that is how the sources are formatted. */
  static int count(List<String> lines) {
    int count = 0;
    boolean inComment = false;
    for (String line : lines) {
      String text = line.strip();
      inComment |= text.startsWith("/*");
      if (!inComment && !text.isEmpty() && !text.startsWith("//")) {
        count++;
      }
      inComment &= !text.endsWith("*/");
    }
    return count;
  }
}
