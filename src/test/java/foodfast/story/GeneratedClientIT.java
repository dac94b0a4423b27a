package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that OpenAPI Generator made of the document is compiled, and makes journeys through the
 * product with nothing else but, for sockets, the AsyncAPI document.
 */
class GeneratedClientIT {
  private static final Path PROJECT = Path.of(System.getProperty("basedir", ""));
  private static final Path GENERATED = PROJECT.resolve("target/client/src/main/java");
  private static final Path JOURNEYS = PROJECT.resolve("src/test/client");

  @TempDir static Path classes;

  @Test
  void ordersTracksAndAsksForHelp() throws Exception {
    assertEquals(
        List.of("ordered PLACED", "tracked CONFIRMED", "refused 404", "said 1 true"),
        toldBy("Journey"));
  }

  /** Its frames are made of the AsyncAPI document alone. */
  @Test
  void talksAndFollowsItsDriver() throws Exception {
    assertEquals(
        List.of(
            "on the map true",
            "the map ends 4410",
            "said [auth, delivered, note, open, ping, read, send, typing]",
            "notes are for agents: not-found",
            "kept true"),
        toldBy("LiveJourney"));
  }

  private Object toldBy(String journey) throws Exception {
    Node node = Platform.running().nodeA();
    URL[] made = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(made, getClass().getClassLoader())) {
      return loader
          .loadClass("foodfast.journey." + journey)
          .getMethod("of", String.class)
          .invoke(null, node.url().toString());
    }
  }

  @BeforeAll
  static void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> generated = Files.walk(GENERATED);
        Stream<Path> journeys = Files.list(JOURNEYS)) {
      List<Path> sources =
          Stream.concat(generated, journeys)
              .filter(file -> file.toString().endsWith(".java"))
              .toList();
      List<String> options =
          List.of(
              "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
      boolean done =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertTrue(done, said::toString);
    }
  }
}
