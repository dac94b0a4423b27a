package foodfast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the source text tells: sizes, and a story for every package. */
class SourcesTest {
  private static final Path MAIN = Path.of(System.getProperty("basedir", ""), "src/main/java");
  private static final Path TEST = Path.of(System.getProperty("basedir", ""), "src/test/java");
  private static final int LONGEST_CLASS = 150;
  private static final int LONGEST_POM = 300;
  private static final int LONGEST_STORY = 25;

  @Test
  void noClassIsLongerThanAPage() {
    assertNone(javaFiles(MAIN).filter(file -> lines(file).size() > LONGEST_CLASS));
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
    String sleep = "Thread." + "sleep";
    assertNone(
        javaFiles(TEST).filter(file -> lines(file).stream().anyMatch(l -> l.contains(sleep))));
  }

  @Test
  void thePomStaysShort() {
    Path pom = MAIN.resolve("../../../pom.xml");
    assertNone(Stream.of(pom).filter(file -> lines(file).size() > LONGEST_POM));
  }

  private static void assertNone(Stream<Path> offenders) {
    assertEquals(List.of(), offenders.map(Path::normalize).toList());
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
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
