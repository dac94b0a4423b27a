package foodfast.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;

/**
 * The shipped proxy: the system's nginx with {@code src/main/docker/proxy/nginx.conf}, of which
 * only the addresses of the nodes, the ports and the folders it writes to are others. Where there
 * is no nginx the test is skipped, and the build says so in capitals.
 */
public final class Nginx implements AutoCloseable {
  private static final Path DOCKER = Folders.PROJECT.resolve("src/main/docker");
  private static final Pattern NODE = Pattern.compile("server node-\\w+:\\d+");
  private static final String PID_FILE = "nginx.pid";
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Path folder =
      Folders.DATA.resolve("nginx-" + STARTED.incrementAndGet()).toAbsolutePath();
  private final int port = Ports.free();
  private final int tlsPort = Ports.free();
  private final Process process;

  private Nginx(Path executable, List<Integer> nodes, boolean http2)
      throws IOException, InterruptedException {
    Path tls = Files.createDirectories(folder.resolve("tls"));
    Path jwt = Files.createDirectories(folder.resolve("jwt"));
    run("sh", DOCKER.resolve("keys.sh").toString(), jwt.toString(), tls.toString());
    Files.writeString(folder.resolve("nginx.conf"), configuration(nodes, http2));
    String here = "daemon off; pid %s;".formatted(PID_FILE);
    process = start(executable.toString(), "-p", folder.toString(), "-c", "nginx.conf", "-g", here);
    Eventually.within(Duration.ofSeconds(10))
        .holds("nginx at " + port, () -> !process.isAlive() || !Ports.isFree(port));
    if (!process.isAlive()) {
      throw new AssertionError("nginx ended: " + log());
    }
  }

  /** Starts it in front of these nodes, which take turns. */
  public static Nginx inFrontOf(Node... nodes) {
    return inFrontOf(Stream.of(nodes).mapToInt(Node::port).toArray());
  }

  /** The same with whatever listens at these ports. */
  public static Nginx inFrontOf(int... ports) {
    return inFrontOf(true, ports);
  }

  /** One that speaks HTTP/1.1 alone, over TLS too, as proxies did before there was HTTP/2. */
  public static Nginx withoutHttp2(Node node) {
    return inFrontOf(false, node.port());
  }

  private static Nginx inFrontOf(boolean http2, int... ports) {
    Optional<Path> executable = executable();
    if (executable.isEmpty()) {
      System.err.println("***** NO NGINX FOUND: THE TESTS OF THE PROXY ARE NOT RUN *****");
    }
    Assumptions.assumeTrue(executable.isPresent(), "no nginx on this machine");
    try {
      return new Nginx(executable.get(), IntStream.of(ports).boxed().toList(), http2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What people's apps take for a node. */
  public Node node() {
    return Node.doorsAt("proxy", port);
  }

  /** A network between clients and its port for TLS. */
  public Relay behindRelay() {
    return Relay.before(Node.doorsAt("proxy over TLS", tlsPort));
  }

  public URI tlsUrl() {
    return URI.create("https://localhost:" + tlsPort);
  }

  /** A client of its own that speaks HTTP/2 over TLS and trusts this proxy's certificate alone. */
  public HttpClient http2() {
    try (InputStream pem = Files.newInputStream(folder.resolve("tls/proxy.pem"))) {
      KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
      known.load(null, null);
      known.setCertificateEntry(
          "proxy", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(known);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_2)
          .sslContext(context)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key that the shipped script made for the nodes of a deployment. */
  public Path signingKey() {
    return folder.resolve("jwt/jwt-key.pem");
  }

  private String configuration(List<Integer> nodes, boolean http2) throws IOException {
    AtomicInteger turn = new AtomicInteger();
    String shipped = Files.readString(DOCKER.resolve("proxy/nginx.conf"));
    String local =
        NODE.matcher(shipped)
            .replaceAll(m -> "server 127.0.0.1:" + nodes.get(turn.getAndIncrement() % nodes.size()))
            .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
            .replace("listen 443 ", "listen 127.0.0.1:" + tlsPort + " ")
            .replace(" ssl http2;", http2 ? " ssl http2;" : " ssl;");
    StringBuilder writes = new StringBuilder("http {");
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      writes.append("\n  ").append(kind).append("_temp_path ").append(kind).append(';');
    }
    return local.replace("http {", writes.toString());
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("console.log"));
  }

  private void run(String... command) throws IOException, InterruptedException {
    if (start(command).waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + " failed: " + log());
    }
  }

  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("console.log").toFile()))
        .start();
  }

  private static Optional<Path> executable() {
    return Stream.of(System.getenv("NGINX"), "/usr/sbin/nginx", "/usr/bin/nginx")
        .filter(java.util.Objects::nonNull)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A test JVM that was killed hard leaves its proxies: ends them before their folders go. */
  static void endLeftOvers() {
    if (!Files.exists(Folders.DATA)) {
      return;
    }
    for (Path left : Folders.children(Folders.DATA, "nginx-*")) {
      Path pidFile = left.resolve(PID_FILE);
      if (Files.exists(pidFile)) {
        ProcessHandle.of(Long.parseLong(Folders.read(pidFile)))
            .filter(running -> running.info().command().orElse("").endsWith("nginx"))
            .ifPresent(ProcessHandle::destroy);
      }
    }
  }

  /** The first process ends its workers; none is left behind. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
