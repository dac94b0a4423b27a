package foodfast.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A push service as browser makers run them (RFC 8030), of a test JVM's own: it takes pushes by
 * TLS, looks at their form and signature, and hands them to devices that decrypt them. Beside it
 * stands one that takes lines and says nothing.
 */
public final class PushService {
  private static final String PASSWORD = "push-service";
  private static final int BACKLOG = 100;

  private static PushService running;

  private final Map<String, PushDevice> devices = new ConcurrentHashMap<>();
  private final HttpsServer server;
  private final ServerSocket silent;
  private final Path certificate = Folders.DATA.resolve("push-service.pem");

  private PushService() throws Exception {
    server = HttpsServer.create(new InetSocketAddress("localhost", Ports.free()), BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(tls()));
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "push service");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::take);
    server.start();
    silent = new ServerSocket(Ports.free(), BACKLOG, InetAddress.getByName("localhost"));
  }

  /** The one of this JVM. */
  public static synchronized PushService running() {
    if (running == null) {
      try {
        running = new PushService();
      } catch (Exception e) {
        throw new IllegalStateException("the push service did not start", e);
      }
    }
    return running;
  }

  /** A certificate of its own, which nodes are told to believe. */
  private SSLContext tls() throws IOException, GeneralSecurityException, InterruptedException {
    Files.createDirectories(certificate.getParent());
    Path store = certificate.resolveSibling("push-service.p12");
    Files.deleteIfExists(store);
    keytool(
        store,
        "-genkeypair -alias push -keyalg EC -groupname secp256r1 -validity 30 -dname CN=localhost -ext san=dns:localhost");
    Files.deleteIfExists(certificate);
    keytool(store, "-exportcert -rfc -alias push -file " + certificate);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(Path store, String command) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String all = command + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + store;
    String[] words = (tool + " " + all).split(" ");
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  /** What nodes are told to send to; {@code localhost} at the usual port is in nobody's reach. */
  String setting() {
    return "localhost,localhost:" + port() + ",localhost:" + silent.getLocalPort();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  Path certificate() {
    return certificate;
  }

  String origin() {
    return "https://localhost:" + port();
  }

  /** A device that nobody has subscribed yet. */
  public PushDevice device() {
    PushDevice device = new PushDevice(this);
    devices.put(device.path(), device);
    return device;
  }

  /** An address at which nobody ever answers. */
  public String silentAddress() {
    return "https://localhost:" + silent.getLocalPort() + "/silent";
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      PushDevice device = devices.get(exchange.getRequestURI().getPath());
      int status = device == null ? 404 : device.take(exchange, body);
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
