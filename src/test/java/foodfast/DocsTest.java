package foodfast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documents say of the project's own files: links lead somewhere, named tests exist. */
class DocsTest {
  private static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Pattern MARKDOWN_LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ASCIIDOC_LINK =
      Pattern.compile("(?:link|include):{1,2}+(?!\\{generated})([^\\[\\s]+)\\[");
  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:IT|Test|Load))`");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern ATTRIBUTE_LINE = Pattern.compile("(?m)^:(\\w+): +(\\S+)$");
  private static final Pattern OUTSIDE = Pattern.compile("(https?|mailto):.*");
  private static final Path REPORT = PROJECT.resolve("docs/report");
  private static final Pattern SECTION = Pattern.compile("\\[#([\\w-]+)]|\\[\\[\\[([\\w-]+),");
  private static final Pattern REFERENCE = Pattern.compile("xref:([\\w-]+)\\[|<<([\\w-]+)[,>]");
  private static final Pattern FIGURE = Pattern.compile("\\{fig-([a-z0-9-]+?)(?:-range|-value)?}");

  /** What only a measurement can tell, typed by hand. */
  private static final Pattern TYPED =
      Pattern.compile("\\d[\\d.,]* ?(?:ms|kB|mAh|J|MB/s)\\b|\\bp(?:50|95|99) \\d");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path document : documents()) {
      Pattern link = document.toString().endsWith(".md") ? MARKDOWN_LINK : ASCIIDOC_LINK;
      String text = Files.readString(document);
      Map<String, String> attributes = attributes(text);
      for (String found : all(link, text)) {
        String target = ATTRIBUTE.matcher(found).replaceAll(name -> attributes.get(name.group(1)));
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        if (OUTSIDE.matcher(target).matches()) {
          continue;
        }
        if (!Files.exists(file) || parts.length == 2 && !anchors(file).contains(parts[1])) {
          dead.add(PROJECT.relativize(document) + " → " + target);
        }
      }
    }
    assertEquals(List.of(), dead);
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(PROJECT.resolve("src/test/java"))) {
      tests =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
    }
    List<String> unknown = new ArrayList<>();
    for (Path document : documents()) {
      for (String test : all(NAMED_TEST, Files.readString(document))) {
        if (!tests.contains(test)) {
          unknown.add(PROJECT.relativize(document) + ": " + test);
        }
      }
    }
    assertEquals(List.of(), unknown);
  }

  @Test
  void everyReferenceOfTheReportHasItsSection() throws IOException {
    String report = report();
    List<String> sections = either(SECTION, report);
    assertEquals(
        List.of(),
        either(REFERENCE, report).stream().filter(name -> !sections.contains(name)).toList());
  }

  /** What the text says was measured stands in figures.json, with where it comes from. */
  @Test
  void everyFigureOfTheReportWasMeasured() throws IOException {
    JsonNode figures = new ObjectMapper().readTree(REPORT.resolve("figures.json").toFile());
    Set<String> measured = new HashSet<>(List.of("run-machine", "run-date", "run-settings"));
    measured.addAll(List.of("run-commit", "run-jdk"));
    figures
        .required("entries")
        .properties()
        .forEach(
            figure -> {
              measured.add(figure.getKey().replace('.', '-'));
              JsonNode is = figure.getValue();
              assertTrue(is.required("median").isNumber(), figure.getKey());
              assertFalse(is.required("raw").asText().isBlank(), figure.getKey());
            });
    List<String> unknown =
        all(FIGURE, report()).stream().filter(name -> !measured.contains(name)).toList();
    assertEquals(List.of(), unknown);
    assertEquals(List.of(), TYPED.matcher(report()).results().map(MatchResult::group).toList());
  }

  /** PDF and pages carry the hash of what they were made of. */
  @Test
  void theReportIsMadeOfItsSources() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.walk(REPORT)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = REPORT.relativize(file).toString().replace('\\', '/');
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        String text = Files.readString(file).replace("\r\n", "\n");
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    String hash = "sources " + HexFormat.of().formatHex(digest.digest());
    String pdf =
        Files.readString(PROJECT.resolve("docs/decision_report.pdf"), StandardCharsets.ISO_8859_1);
    String page = Files.readString(PROJECT.resolve("src/main/webapp/report/index.html"));
    String advice = "the report is older than its sources: mvn -f docs/report makes it anew";
    assertTrue(pdf.contains(hash) && page.contains(hash), advice);
  }

  @Test
  void decisionsAreNumberedWithoutHoles() throws IOException {
    try (Stream<Path> files = Files.list(PROJECT.resolve("docs/adr"))) {
      List<Integer> numbers =
          files
              .map(file -> Integer.valueOf(file.getFileName().toString().substring(0, 4)))
              .sorted()
              .toList();
      assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"));
        Stream<Path> top = Files.list(PROJECT)) {
      return Stream.concat(docs, top)
          .filter(file -> file.toString().matches(".*\\.(md|adoc)"))
          .sorted()
          .toList();
    }
  }

  /** The fragments that a document's headings can be reached by, as the usual forges make them. */
  private static Set<String> anchors(Path document) throws IOException {
    return Files.readAllLines(document).stream()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase().replaceAll("[^\\w\\- ]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String report() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path document : documents()) {
      if (document.startsWith(REPORT)) {
        text.append(Files.readString(document));
      }
    }
    return text.toString();
  }

  private static List<String> either(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private static Map<String, String> attributes(String document) {
    return ATTRIBUTE_LINE
        .matcher(document)
        .results()
        .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
