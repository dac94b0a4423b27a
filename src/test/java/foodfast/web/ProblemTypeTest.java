package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every refusal that the sources can tell is explained, and nothing else is. */
class ProblemTypeTest {
  private static final Path MAIN = Path.of(System.getProperty("basedir", ""), "src/main");
  private static final Pattern MADE =
      Pattern.compile("\\bof\\(\\s*(\\d{3}),\\s*\"([a-z]+(?:-[a-z]+)*)\"");
  private static final Pattern ANY = Pattern.compile("[\"/]([a-z]+(?:-[a-z]+)*)\"");

  /** Made of a state's name. */
  private static final Set<String> OF_PAYMENTS =
      Set.of("payment-asked", "payment-authorised", "payment-captured", "payment-released");

  @Test
  void whatIsMadeIsExplainedWithItsStatus() throws IOException {
    Set<String> made = new TreeSet<>();
    Set<String> explained = new TreeSet<>();
    MADE.matcher(sources())
        .results()
        .forEach(
            found -> {
              String code = found.group(2);
              ProblemType type = ProblemType.all().get(code);
              made.add(code + " " + found.group(1));
              explained.add(code + " " + (type == null ? "unknown" : type.status()));
            });
    // a position's own refusals are told beside its batch, not as the answer's status
    made.remove("validation-failed 400");
    assertEquals(made, explained);
  }

  @Test
  void whatIsExplainedIsToldSomewhere() throws IOException {
    Set<String> told =
        ANY.matcher(sources())
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toSet());
    told.addAll(OF_PAYMENTS);
    Set<String> idle = new TreeSet<>(ProblemType.all().keySet());
    idle.removeAll(told);
    assertEquals(Set.of(), idle);
  }

  @Test
  void eachIsSaidInSentences() {
    ProblemType.all()
        .values()
        .forEach(
            type -> {
              assertTrue(type.status() >= 400 && type.status() < 600, type::toString);
              assertTrue(type.meaning().matches("\\p{Lu}.*\\."), type::toString);
              assertTrue(type.cure().matches("\\p{Lu}.*\\."), type::toString);
            });
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|conf)")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
