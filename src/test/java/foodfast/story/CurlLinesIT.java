package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of curl in the testing guide do what it says of them, as they stand there. */
class CurlLinesIT {
  private static final Path GUIDE =
      Path.of(System.getProperty("basedir", ""), "docs/testing_guide.md");
  private static final Pattern LINES =
      Pattern.compile("The same with curl[^\\n]*\\n\\n```sh\\n(.*?)```", Pattern.DOTALL);
  private static final String NODE = "B=http://localhost:9080\n";
  private static final String UNTIL_THE_TICKET_IS_THERE =
      "for i in $(seq 200); do grep -q $O stream && break; sleep 0.1; done\n";
  private static final int PATIENCE_SECONDS = 120;

  @TempDir Path folder;

  @Test
  void theLinesOfTheTestingGuideWork() throws Exception {
    Assumptions.assumeTrue(isThere("curl") && isThere("jq"), "no curl or jq on this machine");
    Matcher found = LINES.matcher(Files.readString(GUIDE));
    assertTrue(found.find(), "no lines of curl in the testing guide");
    String lines = found.group(1);
    assertTrue(lines.startsWith(NODE), lines);
    String script =
        lines
            .replace(NODE, "B=" + Platform.running().nodeA().url() + "\n")
            .replaceAll("(?m)^(curl -N .*)$", "$1 > stream & STREAM=\\$!") // a terminal of its own
            .replaceAll("(?m)^(curl -i \\$B/api/orders/\\$O/status .*)$", "$1 > poll & POLL=\\$!")
            .replaceAll("(?m)^(curl -i -X PUT .*)$", "$1 > step");
    run(script + "wait $POLL\n" + UNTIL_THE_TICKET_IS_THERE + "kill $STREAM\necho $O > order\n");
    String order = Files.readString(folder.resolve("order")).trim();
    String poll = Files.readString(folder.resolve("poll"));
    assertTrue(status(poll).contains("200") && poll.contains("CONFIRMED"), poll);
    String step = Files.readString(folder.resolve("step"));
    assertTrue(status(step).contains("200") && step.contains(order), step);
    String stream = Files.readString(folder.resolve("stream"));
    assertTrue(stream.contains("event: ticket") && stream.contains(order), stream);
  }

  private void run(String script) throws IOException, InterruptedException {
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
    assertEquals(0, shell.exitValue(), Files.readString(folder.resolve("said")));
  }

  private static String status(String answer) {
    return answer.lines().findFirst().orElse("");
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
