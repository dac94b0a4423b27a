package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Platform;
import foodfast.kit.Shots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines of curl in the testing guide do what it says of them, as they stand there: each line
 * shows the status at its end, and what is left open in a terminal of its own tells what comes.
 */
class CurlLinesIT {
  private static final Path GUIDE =
      Path.of(System.getProperty("basedir", ""), "docs/testing_guide.md");
  private static final Pattern SECTION =
      Pattern.compile("\\n### By curl\\n(.*?)\\n###? ", Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TELLS = Pattern.compile("(.*) # (\\d{3})");
  private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/\\S+ (\\d{3})");
  private static final String NODE = "B=http://localhost:9080";
  private static final String UNTIL_ALL_LINES_TOLD =
      """
      for i in $(seq 1200); do
        grep -q $O open-tickets && grep -q 'Told by curl' open-announcements &&
          grep -aq '^HTTP/1.1 101' open-chat && break
        sleep 0.1
      done
      kill $OPEN
      """;
  private static final int PATIENCE_SECONDS = 480;

  @TempDir Path folder;
  private final List<String> expected = new ArrayList<>();

  @Test
  void theLinesOfTheTestingGuideWork() throws Exception {
    Assumptions.assumeTrue(isThere("curl") && isThere("jq"), "no curl or jq on this machine");
    Files.write(folder.resolve("photo.jpg"), Shots.photo(1200, 900, 19));
    run(lines().map(this::inItsTerminal).collect(Collectors.joining("\n")));
    assertTrue(expected.size() > 20, "lines that tell a status: " + expected);
    for (int line = 0; line < expected.size(); line++) {
      String said = told("said-" + line);
      assertEquals(expected.get(line), status(said), said);
    }
    assertTrue(told("open-tickets").contains("event: ticket"), "no ticket on its stream");
    assertTrue(told("open-announcements").contains("Told by curl"), "no announcement");
    assertEquals("101", status(told("open-chat")), "the chat's handshake");
  }

  private Stream<String> lines() throws IOException {
    Matcher section = SECTION.matcher(Files.readString(GUIDE));
    assertTrue(section.find(), "no lines of curl in the testing guide");
    return BLOCK
        .matcher(section.group(1))
        .results()
        .flatMap((MatchResult block) -> block.group(1).lines());
  }

  /** What stays open runs beside the others; what tells a status is kept under its number. */
  private String inItsTerminal(String line) {
    if (line.equals(NODE)) {
      return "B=" + Platform.running().nodeA().url();
    }
    if (line.startsWith("curl -N ")) {
      String kind = line.replaceFirst("(/stream)?\\?.*", "").replaceFirst(".*/", "");
      return line + " > open-" + kind + " & OPEN=\"$OPEN $!\"";
    }
    Matcher tells = TELLS.matcher(line);
    if (!tells.matches()) {
      return line;
    }
    String kept = tells.group(1) + " > said-" + expected.size();
    expected.add(tells.group(2));
    return line.contains("Prefer: wait") ? kept + " & POLL=$!" : kept;
  }

  private void run(String lines) throws IOException, InterruptedException {
    String script = lines + "\nwait $POLL\n" + UNTIL_ALL_LINES_TOLD;
    Files.writeString(folder.resolve("lines.sh"), script);
    Process shell =
        new ProcessBuilder("bash", "lines.sh")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      assertTrue(shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the lines hang");
    } finally {
      Stream.concat(shell.descendants(), Stream.of(shell.toHandle()))
          .forEach(ProcessHandle::destroy);
    }
    assertEquals(0, shell.exitValue(), told("said"));
  }

  /** That of the last answer, for a server may have said "go on" before. */
  private static String status(String said) {
    return STATUS.matcher(said).results().map(found -> found.group(1)).reduce("", (a, b) -> b);
  }

  private String told(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
