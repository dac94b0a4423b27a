package foodfast.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server works out when it starts for the first time: which bundles its features are made
 * of, and its keys. That is the same for all nodes and costs a third of a start, so a server
 * without the application does it once for all test JVMs, and for later builds in this folder.
 */
final class FirstStart {
  private static final Path HOME = Folders.PROJECT.resolve("target/first-start");
  private static final Path MODEL = Folders.LIBERTY.resolve("usr/servers/foodfast");
  private static final String SERVER = "first";
  private static final String READY = "CWWKF0011I";
  private static final Duration START = Duration.ofMinutes(5);
  private static final Pattern FEATURES =
      Pattern.compile("<featureManager>.*</featureManager>", Pattern.DOTALL);

  private FirstStart() {}

  /** Has the server in this folder begin with the features worked out, whatever it had before. */
  static void features(Path server) {
    Folders.wipe(server.resolve("workarea"));
    copy("workarea", server);
  }

  static void keys(Path server) {
    copy("resources/security", server);
  }

  private static void copy(String what, Path server) {
    Folders.copy(
        done().resolve("servers").resolve(SERVER).resolve(what),
        server.resolve(what),
        file -> !file.getFileName().toString().startsWith(".s")); // the locks of the one that ran
  }

  /** One folder for each configuration; whoever comes while another makes it waits. */
  private static synchronized Path done() {
    Path made = HOME.resolve(configuration());
    if (Files.exists(made)) {
      return made;
    }
    try (FileChannel turn =
        FileChannel.open(
            Files.createDirectories(HOME).resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      turn.lock();
      if (!Files.exists(made)) {
        Path users = HOME.resolve("begun");
        Folders.wipe(users);
        run(users);
        Files.move(users, made);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void run(Path users) throws IOException, InterruptedException {
    Path server = Files.createDirectories(users.resolve("servers").resolve(SERVER));
    Files.writeString(
        server.resolve("server.xml"),
        """
        <server>
          %s
          <httpEndpoint id="defaultHttpEndpoint" httpPort="-1" httpsPort="-1"/>
        </server>
        """
            .formatted(features()));
    List<String> environment = new ArrayList<>(Node.productKeys());
    environment.add("JVM_ARGS=" + String.join(" ", Settings.jvm()));
    Files.write(server.resolve("server.env"), environment);
    Path console = users.resolve("console.log");
    Process process = Node.run(SERVER, users, console.toFile());
    try {
      Eventually.within(START)
          .holds(
              "a first start", () -> !process.isAlive() || Folders.read(console).contains(READY));
    } finally {
      Node.endTree(process.toHandle(), false);
      if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
        Node.endTree(process.toHandle(), true);
      }
    }
    if (!Folders.read(console).contains(READY)) {
      throw new IllegalStateException("no first start:\n" + Folders.read(console));
    }
  }

  private static String features() {
    Matcher features = FEATURES.matcher(Folders.read(MODEL.resolve("server.xml")));
    if (!features.find()) {
      throw new IllegalStateException("no features in " + MODEL);
    }
    return features.group();
  }

  /** The features, the version of the server and of Java, and the passwords of the keys. */
  private static String configuration() {
    List<String> all =
        List.of(
            features(),
            Folders.read(Folders.LIBERTY.resolve("lib/versions/openliberty.properties")),
            System.getProperty("java.home"),
            String.join("\n", Node.productKeys()));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes());
      return new BigInteger(1, digest).toString(36);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
