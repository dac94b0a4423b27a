package foodfast.load;

import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of those below src/test/peers: the same doors, answered from memory. What Maven can bring is
 * built when it is asked for; what else is needed is there or the peer is not measured.
 */
final class ForeignPeer implements Peer {
  private static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path SOURCES = PROJECT.resolve("src/test/peers");
  private static final Path BUILT = PROJECT.resolve("target/peers");
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";
  private static final Duration START = Duration.ofSeconds(90);
  private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");

  /** About as long as the product's own announcement. */
  private static final String NEWS =
      "{\"id\":\"3f0f2c1e-7f0b-4a57-9d0e-2f6f3c1f9f10\",\"title\":\"Something that everybody"
          + " reads\",\"body\":\"Text of Something that everybody reads\",\"severity\":\"INFO\","
          + "\"startsAt\":\"2026-11-27T18:00:00.000000Z\",\"sticky\":false}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String name;
  private final int port = Ports.free();
  private final Process script;
  private final ProcessHandle process;
  private final Duration timeToReady;

  private ForeignPeer(String name, Launch launch) throws IOException {
    this.name = name;
    long start = System.nanoTime();
    script = launch.on(port);
    Eventually.within(START).holds(name + " answers", this::answers);
    timeToReady = Duration.ofNanos(System.nanoTime() - start);
    process = Node.jvm(script).orElse(script.toHandle());
  }

  private interface Launch {
    Process on(int port) throws IOException;
  }

  /** The product's own server, with nothing but these doors. */
  static ForeignPeer liberty() throws IOException, InterruptedException {
    build("liberty");
    return liberty("bare", "");
  }

  /** With the server's own check of tokens of that key, and nothing else. */
  static ForeignPeer libertySecured(String publicKey) throws IOException, InterruptedException {
    build("liberty", "-Psecured");
    Path settings = Files.createDirectories(server("secured").resolve("configDropins/overrides"));
    copy(SOURCES.resolve("liberty/secured-server.xml"), settings.resolve("secured.xml"));
    Path key = Files.writeString(BUILT.resolve("key.pem"), publicKey);
    String passwords = "keystore_password=no-secret\nltpa_keys_password=no-secret\n";
    return liberty("secured", passwords + "MP_JWT_VERIFY_PUBLICKEY_LOCATION=" + key.toUri() + "\n");
  }

  private static ForeignPeer liberty(String variant, String settings) throws IOException {
    Path server = Files.createDirectories(server(variant));
    copy(SOURCES.resolve("liberty/server.xml"), server.resolve("server.xml"));
    copy(
        BUILT.resolve("liberty-" + variant).resolve("peer.war"),
        Files.createDirectories(server.resolve("apps")).resolve("peer.war"));
    Launch launch =
        port -> {
          Files.writeString(server.resolve("server.env"), settings + "HTTP_PORT=" + port + "\n");
          return Node.run(variant, BUILT.resolve("wlp"), log("liberty-" + variant));
        };
    new ForeignPeer("works out its features", launch).close();
    return new ForeignPeer("Open Liberty, " + variant, launch);
  }

  private static Path server(String variant) {
    return BUILT.resolve("wlp/servers").resolve(variant);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  static ForeignPeer spring() throws IOException, InterruptedException {
    build("spring");
    return new ForeignPeer("Spring Boot, bare", port -> spring("bare", port));
  }

  /** With the stock resource server, which takes the tokens of that key. */
  static ForeignPeer springSecured(String publicKey) throws IOException, InterruptedException {
    build("spring", "-Psecured");
    Path key = Files.writeString(BUILT.resolve("key.pem"), publicKey);
    String settings = "--spring.security.oauth2.resourceserver.jwt.";
    return new ForeignPeer(
        "Spring Boot, secured",
        port ->
            spring(
                "secured",
                port,
                settings + "public-key-location=file:" + key,
                settings + "audiences=foodfast"));
  }

  private static Process spring(String variant, int port, String... settings) throws IOException {
    Path jar = BUILT.resolve("spring-" + variant).resolve("peer.jar");
    ProcessBuilder command =
        command("spring-" + variant, JAVA, "-jar", jar.toString(), "--server.port=" + port);
    command.command().add("--server.address=127.0.0.1");
    command.command().add("--server.tomcat.max-keep-alive-requests=-1"); // 100 would be cut
    command.command().addAll(List.of(settings));
    return command.start();
  }

  /** Where node and express are installed: this installs nothing. */
  static Optional<ForeignPeer> express() throws IOException, InterruptedException {
    Path script = SOURCES.resolve("express/peer.js");
    if (!runs("node", "-e", "require('express')")) {
      return Optional.empty();
    }
    return Optional.of(
        new ForeignPeer(
            "Express, bare",
            port -> {
              ProcessBuilder command = command("express", "node", script.toString());
              command.environment().put("HTTP_PORT", Integer.toString(port));
              return command.start();
            }));
  }

  /** First with what is there, then with what Maven's repositories have. */
  private static void build(String peer, String... more) throws IOException, InterruptedException {
    String pom = SOURCES.resolve(peer).resolve("pom.xml").toString();
    String maven = Path.of(System.getProperty("load.maven"), "bin/mvn").toString();
    for (List<String> where : List.of(List.of("-o"), List.<String>of())) {
      ProcessBuilder command = command("build-" + peer, maven, "-q", "-B", "-f", pom, "package");
      command.command().addAll(where);
      command.command().addAll(List.of(more));
      if (command.start().waitFor() == 0) {
        return;
      }
    }
    throw new IOException(peer + " can't be built, see " + log("build-" + peer));
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return command("looked-for", command).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static ProcessBuilder command(String log, String... words) throws IOException {
    Files.createDirectories(BUILT);
    return new ProcessBuilder(new ArrayList<>(List.of(words)))
        .redirectErrorStream(true)
        .redirectOutput(log(log));
  }

  private static File log(String name) {
    return BUILT.resolve(name + ".log").toFile();
  }

  private boolean answers() throws IOException, InterruptedException {
    if (!script.isAlive()) {
      throw new IOException(name + " has ended, see " + BUILT);
    }
    URI status = url().resolve("/api/orders/" + UUID.randomUUID() + "/status");
    int code =
        client.send(HttpRequest.newBuilder(status).build(), BodyHandlers.discarding()).statusCode();
    return code == 200 || code == 401;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public ProcessHandle process() {
    return process;
  }

  @Override
  public Duration timeToReady() {
    return timeToReady;
  }

  @Override
  public long tells() {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/api/announcements"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(NEWS))
            .build();
    try {
      Matcher position = POSITION.matcher(client.send(request, BodyHandlers.ofString()).body());
      if (!position.find()) {
        throw new IllegalStateException(name + " told nobody");
      }
      return Long.parseLong(position.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!script.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        script.waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
