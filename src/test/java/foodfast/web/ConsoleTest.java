package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server's options make of letters on the console, whatever the machine's locale. */
class ConsoleTest {
  private static final String LETTERS = "Köln مشاوي 🌙";
  private static final Path OPTIONS =
      Path.of(System.getProperty("basedir", ""), "liberty/jvm.options");

  @Test
  void aConsoleWithoutALocaleTellsEveryLetter() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        Files.readAllLines(OPTIONS).stream().filter(o -> o.contains("encoding")).toList());
    command.addAll(
        List.of(
            "-cp",
            Path.of(System.getProperty("basedir", ""), "target/test-classes").toString(),
            Speaker.class.getName()));
    ProcessBuilder speaker = new ProcessBuilder(command);
    speaker.environment().put("LC_ALL", "C");
    byte[] said = speaker.start().getInputStream().readAllBytes();
    assertEquals(LETTERS, new String(said, StandardCharsets.UTF_8).strip());
  }

  /** A process of its own. */
  public static final class Speaker {
    private Speaker() {}

    public static void main(String[] args) {
      System.out.println(LETTERS);
    }
  }
}
