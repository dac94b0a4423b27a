package foodfast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the source text tells: sizes, and a story for every package. */
class SourcesTest {
  private static final Path MAIN = Path.of(System.getProperty("basedir", ""), "src/main/java");
  private static final Path WEBAPP = Path.of(System.getProperty("basedir", ""), "src/main/webapp");
  private static final Path TEST = Path.of(System.getProperty("basedir", ""), "src/test/java");
  private static final Path ARCHITECTURE =
      Path.of(System.getProperty("basedir", ""), "docs/architecture.md");
  private static final int A_PAGE = 150;

  /** Waiting for a while, however it is spelt. */
  private static final Pattern SLEEP =
      Pattern.compile(
          "\\.sleep\\(|LockSupport\\.park|\\bpark(Nanos|Until)?\\(|delayedExecutor\\(|completeOnTimeout\\("
              + "|waitForTimeout\\(|\\.timed(Wait|Join)\\(|\\.wait\\(\\d"
              + "|new (CountDownLatch|Semaphore|Phaser)\\(\\d*\\)\\s*\\.(t?r?yA|a)");

  /** The one that looks again and again, the one that does as an answer asks, and this rule. */
  private static final List<Path> WAIT_FOR_A_WHILE =
      List.of(
          Path.of("kit/Eventually.java"), Path.of("kit/Rush.java"), Path.of("SourcesTest.java"));

  /** The shelf; what is there offline, for everybody alike; and who starts that. */
  private static final List<Path> KEEPERS =
      List.of(Path.of("js/shelf.js"), Path.of("sw.js"), Path.of("js/push.js"));

  private static final int LONGEST_STORY = 25;
  private static final int CLASSES_IN_A_ROOM = 30;

  /** Length is a smell to explain, not a law: a long class stands in a table with its reason. */
  @Test
  void aClassLongerThanAPageSaysWhy() {
    Set<String> explained =
        lines(ARCHITECTURE).stream()
            .dropWhile(line -> !line.equals("## Longer than a page"))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`")[1])
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> longer =
        javaFiles(MAIN)
            .filter(file -> lines(file).size() > A_PAGE)
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(explained, longer, "classes over " + A_PAGE + " lines, each with its reason");
  }

  @Test
  void aRoomHoldsThirtyClassesAtMost() {
    assertNone(
        javaFiles(MAIN)
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(room -> room.getValue() > CLASSES_IN_A_ROOM)
            .map(Map.Entry::getKey));
  }

  @Test
  void everyPackageTellsItsStory() {
    assertNone(
        javaFiles(MAIN)
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java"))));
  }

  @Test
  void storiesAreShort() {
    assertNone(
        javaFiles(MAIN)
            .filter(file -> file.endsWith("package-info.java"))
            .filter(file -> lines(file).size() > LONGEST_STORY));
  }

  @Test
  void everyClassHasASentence() {
    assertNone(
        javaFiles(MAIN).filter(file -> lines(file).stream().noneMatch(l -> l.startsWith("/**"))));
  }

  @Test
  void testsWaitForConditionsInsteadOfSleeping() {
    assertNone(
        javaFiles(TEST)
            .filter(file -> WAIT_FOR_A_WHILE.stream().noneMatch(file::endsWith))
            .filter(file -> !file.startsWith(TEST.resolve("foodfast/load"))) // these keep a pace
            .filter(file -> !file.startsWith(TEST.resolve("foodfast/lab/doors"))) // polls sleep
            .filter(file -> lines(file).stream().anyMatch(l -> SLEEP.matcher(l).find())));
  }

  /** A form that is sent before its script is there is sent by the browser, and lost. */
  @Test
  void aButtonThatSendsIsDisabledUntilItsScriptIsThere() {
    assertNone(
        files(WEBAPP, ".html")
            .filter(
                file ->
                    lines(file).stream()
                        .anyMatch(
                            l -> l.contains("type=\"submit\"") && !l.contains(" disabled>"))));
  }

  /** What is kept for one person must not be there for the next: one module sees to that. */
  @Test
  void pagesKeepThingsOnTheShelfAlone() {
    Pattern store =
        Pattern.compile(
            "\\b(localStorage|sessionStorage|indexedDB|caches|serviceWorker|document\\.cookie)\\b");
    assertNone(
        files(WEBAPP, ".js", ".html", ".xhtml")
            .filter(file -> KEEPERS.stream().noneMatch(file::endsWith))
            .filter(file -> lines(file).stream().anyMatch(l -> store.matcher(code(l)).find())));
  }

  /** The hood names the source of what it explains. */
  @Test
  void pagesNameSourcesThatAreThere() {
    Path patterns = WEBAPP.resolve("js/patterns.js");
    List<Path> named =
        lines(patterns).stream()
            .flatMap(line -> Pattern.compile("\\$\\{J}/([\\w/]+\\.java)").matcher(line).results())
            .map(name -> MAIN.resolve("foodfast").resolve(name.group(1)))
            .toList();
    assertFalse(named.isEmpty());
    assertNone(named.stream().filter(file -> !Files.exists(file)));
  }

  private static String code(String line) {
    return line.replaceFirst("^\\s*(//|\\*|/\\*).*", "");
  }

  /** All that stands in backticks in the table below that heading of docs/architecture.md. */
  static Set<String> namesInTable(String heading) {
    return lines(ARCHITECTURE).stream()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| "))
        .flatMap(line -> Pattern.compile("`(\\w+)`").matcher(line).results())
        .map(name -> name.group(1))
        .collect(Collectors.toSet());
  }

  private static void assertNone(Stream<Path> offenders) {
    assertEquals(List.of(), offenders.map(Path::normalize).toList());
  }

  private static Stream<Path> javaFiles(Path folder) {
    return files(folder, ".java");
  }

  private static Stream<Path> files(Path folder, String... endings) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
