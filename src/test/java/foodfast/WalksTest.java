package foodfast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The walks of docs/architecture.md are the ones the code takes: each class exists, no walk comes
 * back to a class or is longer than it says, and each plain arrow is a name in the source of one of
 * the two classes.
 */
class WalksTest {
  private static final Path BASE = Path.of(System.getProperty("basedir", ""));
  private static final String HEADING = "## The ways read forward";
  private static final Pattern WALK = Pattern.compile("\\*([^*]+)\\* \\(at most (\\d+)\\): (.*)");
  private static final Pattern STEP = Pattern.compile("([→⇢] )?`(\\w+)`");

  private final Map<String, String> sources = sources();

  @Test
  void walksAreTrue() throws IOException {
    List<String> faults = new ArrayList<>();
    List<MatchResult> walks = walks();
    walks.forEach(walk -> check(walk, faults));
    assertEquals(List.of(), faults);
    assertTrue(walks.size() >= 5, () -> "only " + walks.size() + " walks found");
  }

  private static List<MatchResult> walks() throws IOException {
    try (Stream<String> lines = Files.lines(BASE.resolve("docs/architecture.md"))) {
      return lines
          .dropWhile(line -> !line.equals(HEADING))
          .skip(1)
          .takeWhile(line -> !line.startsWith("## "))
          .flatMap(line -> WALK.matcher(line).results())
          .toList();
    }
  }

  private void check(MatchResult walk, List<String> faults) {
    List<MatchResult> steps = STEP.matcher(walk.group(3)).results().toList();
    if (steps.size() > Integer.parseInt(walk.group(2))) {
      faults.add(walk.group(1) + ": " + steps.size() + " classes");
    }
    Set<String> seen = new HashSet<>();
    String before = null;
    for (MatchResult step : steps) {
      String name = step.group(2);
      if (!sources.containsKey(name)) {
        faults.add(walk.group(1) + ": there is no " + name);
      } else if (!seen.add(name)) {
        faults.add(walk.group(1) + ": comes back to " + name);
      } else if ("→ ".equals(step.group(1)) && !names(before, name) && !names(name, before)) {
        faults.add(walk.group(1) + ": " + before + " and " + name + " don't know each other");
      }
      before = name;
    }
  }

  private boolean names(String one, String other) {
    return Pattern.compile("\\b" + other + "\\b").matcher(sources.getOrDefault(one, "")).find();
  }

  private static Map<String, String> sources() {
    try (Stream<Path> files = Files.walk(BASE.resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""), WalksTest::code));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String code(Path file) {
    try {
      return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
