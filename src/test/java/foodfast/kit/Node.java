package foodfast.kit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One FoodFast server: a Liberty process of its own with a server directory of its own. */
public final class Node implements AutoCloseable {
  private static final Path MODEL = Folders.LIBERTY.resolve("usr/servers/foodfast");
  static final Path USER_DIR = Folders.DATA.resolve("wlp");
  private static final Path SERVERS = USER_DIR.resolve("servers");
  private static final Duration START = Duration.ofMinutes(10);
  private static final String PID_FILE = "test.pid";
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(130);
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final Set<String> NOT_COPIED =
      Set.of(
          "workarea",
          "logs",
          "tranlog",
          "dropins",
          "server.env",
          "lib/local-services",
          "resources/security"); // what a run by hand left is not for nodes of tests
  private static final List<String> PRODUCT_KEYS =
      List.of("keystore_password", "ltpa_keys_password");

  private static final Pattern ALARM =
      Pattern.compile("^\\[(WARNING|ERROR|FATAL|err)|^[0-9:.]+ (WARN|ERROR) |FFDC1015I|^\\s+at ");

  /** Whichever node sends a fact must know its queue: one to try. */
  private static final String FOR_TESTS =
      """
      <server>
        <jmsQueue id="jms/Noted" jndiName="jms/Noted">
          <properties.artemis Address="foodfast.Noted"/>
        </jmsQueue>
      </server>
      """;

  /** It looks for new archives twice a second, and at all files of the application with them. */
  private static final String FOR_ARCHIVES =
      """
      <server>
        <applicationMonitor updateTrigger="polled" pollingRate="500ms"/>
      </server>
      """;

  private final String name;
  private final int port;
  private final String server;
  private final Path directory;
  private final File console;
  private Process process;

  private Node(String name, int port) {
    this.name = name;
    this.port = port;
    this.server = name + "-" + port;
    this.directory = SERVERS.resolve(server);
    this.console = Folders.DATA.resolve(name + ".log").toFile();
  }

  /**
   * Lays out the server directory; {@code settings} are the environment variables of operations.
   */
  static Node laidOut(String name, Map<String, String> settings) {
    Node node = new Node(name, Ports.free());
    node.layOut(settings);
    return node;
  }

  /** Before it starts: has it take archives of in-container tests beside the application. */
  Node forArchives() {
    overrides("for-archives.xml", FOR_ARCHIVES);
    return this;
  }

  /** Before it starts: has the application hold one more package, of classes that were compiled. */
  public Node withClasses(Class<?> one) {
    String folder = one.getPackageName().replace('.', '/');
    String more =
        "<dir sourceOnDisk=\"%s\" targetInArchive=\"/WEB-INF/classes/%s\"/></archive>"
            .formatted(Folders.PROJECT.resolve("target/test-classes").resolve(folder), folder);
    Path application = directory.resolve("apps/foodfast.war.xml");
    try {
      Files.writeString(application, Folders.read(application).replace("</archive>", more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void overrides(String file, String configuration) {
    try {
      Path overrides = Files.createDirectories(directory.resolve("configDropins/overrides"));
      Files.writeString(overrides.resolve(file), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What answers at this port in a node's place, such as a proxy: its doors, and nothing else. */
  static Node doorsAt(String name, int port) {
    return new Node(name, port);
  }

  public String name() {
    return name;
  }

  /** The name of its Liberty server: unique on the machine, for the port is part of it. */
  String server() {
    return server;
  }

  public int port() {
    return port;
  }

  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  /** Its doors as nobody in particular. */
  public Door door() {
    return new Door(url());
  }

  /** Starts and waits until it says that it is ready. */
  public Node start() {
    launch();
    awaitReady();
    return this;
  }

  /** Starts without waiting, for what must be seen before it is ready. */
  public synchronized void launch() {
    if (isRunning()) {
      throw new IllegalStateException(name + " runs already");
    }
    FirstStart.features(directory); // a killed one would work them out again
    try {
      process = run(server, USER_DIR, console);
      Files.writeString(pidFile(), Long.toString(process.pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the Liberty server of this name below a user folder. */
  public static Process run(String server, Path users, File console) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(Folders.LIBERTY.resolve("bin/server").toString(), "run", server)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(console));
    command.environment().keySet().removeAll(Settings.NAMES);
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("WLP_USER_DIR", users.toString());
    return command.start();
  }

  void awaitReady() {
    awaitReady(START);
  }

  public void awaitReady(Duration within) {
    try {
      Eventually.within(within)
          .holds(name + " ready", () -> !isRunning() || health("ready") == 200);
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + "\n" + logTail(), late.getCause());
    }
    if (!isRunning()) {
      throw new AssertionError(name + " ended while it started\n" + logTail());
    }
  }

  /**
   * The status of {@code /health/started}, {@code live} or {@code ready}; 0 when nobody answers.
   */
  public int health(String kind) {
    try {
      return door().get("/health/" + kind).status();
    } catch (UncheckedIOException nobody) {
      return 0;
    }
  }

  /**
   * A figure from {@code /metrics}, summed over its labels; a counter's name is given without
   * _total.
   */
  public double metric(String metric) {
    return door()
        .get("/metrics")
        .expects(200)
        .body()
        .lines()
        .filter(line -> line.matches(metric + "(_total)?(\\{.*)? [^ ]+"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Such a figure once it has stayed the same over two looks: what began before is over. */
  public double steady(String metric) {
    double[] last = {Double.NaN};
    return Eventually.within(LONGEST_SLEEP)
        .see(
            metric + " at rest",
            () -> metric(metric),
            now -> {
              boolean same = now == last[0];
              last[0] = now;
              return same;
            });
  }

  /** Waits for the polls that a test or a page before has left asleep here. */
  public void awaitNobodyAsleep() {
    Eventually.within(LONGEST_SLEEP)
        .see("polls left asleep", () -> metric("sleeping_polls"), count -> count == 0);
  }

  /** The server's JVM, which is a child of the script that was started. */
  public ProcessHandle jvm() {
    return jvm(process).orElseThrow();
  }

  /** The JVM that the script of a server has started; empty as long as it has not. */
  public static Optional<ProcessHandle> jvm(Process script) {
    return Stream.concat(Stream.of(script.toHandle()), script.descendants())
        .filter(handle -> handle.info().command().orElse("").endsWith("java"))
        .findFirst();
  }

  /** Ends it as an operator would; sessions are told, work in hand is finished. */
  public void stop() {
    end(false);
  }

  /** Ends it as a power cut would: kill -9 of the server's JVM. */
  public void kill() {
    end(true);
  }

  public void restart() {
    stop();
    start();
  }

  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Everything it has said since it was laid out. */
  public String log() {
    try {
      return console.exists() ? Files.readString(console.toPath()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What in its log calls for an operator: warnings, errors, incident reports, stack traces. */
  public List<String> alarms() {
    return log().lines().filter(line -> ALARM.matcher(line).find()).toList();
  }

  private String logTail() {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  private synchronized void end(boolean hard) {
    if (process == null) {
      return;
    }
    endTree(process.toHandle(), hard);
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        endTree(process.toHandle(), true);
        process.waitFor();
      }
      Files.deleteIfExists(pidFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process = null;
  }

  /** The script that was started is only the parent: the signal is for the JVM below it. */
  static void endTree(ProcessHandle parent, boolean hard) {
    List<ProcessHandle> jvms =
        Stream.concat(Stream.of(parent), parent.descendants())
            .filter(handle -> handle.info().command().orElse("").endsWith("java"))
            .toList();
    for (ProcessHandle jvm : jvms.isEmpty() ? List.of(parent) : jvms) {
      if (hard) {
        jvm.destroyForcibly();
      } else {
        jvm.destroy();
      }
    }
  }

  /** Nodes whose tests were killed hard may still run: ends them. */
  static void endLeftOvers() {
    if (!Files.exists(SERVERS)) {
      return;
    }
    for (Path left : Folders.children(SERVERS, "*")) {
      Path pidFile = left.resolve(PID_FILE);
      if (Files.exists(pidFile)) {
        ProcessHandle.of(Long.parseLong(Folders.read(pidFile)))
            .filter(
                process ->
                    process.info().commandLine().orElse("").contains(left.getFileName().toString()))
            .ifPresent(process -> endTree(process, true));
      }
    }
  }

  private Path pidFile() {
    return directory.resolve(PID_FILE);
  }

  private void layOut(Map<String, String> settings) {
    if (!Files.exists(MODEL.resolve("apps"))) {
      throw new IllegalStateException("no server laid out at " + MODEL + ": run mvn verify");
    }
    Folders.copy(MODEL, directory, path -> NOT_COPIED.stream().noneMatch(path::startsWith));
    FirstStart.keys(directory);
    overrides("for-tests.xml", FOR_TESTS);
    Map<String, String> lines = new TreeMap<>(settings);
    lines.put("HTTP_PORT", Integer.toString(port));
    lines.put("HTTPS_PORT", Integer.toString(Ports.free()));
    try {
      Files.createDirectories(console.toPath().getParent());
      productKeys().forEach(line -> lines.put(line.split("=", 2)[0], line.split("=", 2)[1]));
      Files.write(
          directory.resolve("server.env"),
          lines.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of {@code server.env} with the passwords of the keys that the product makes. */
  static List<String> productKeys() {
    return Folders.read(MODEL.resolve("server.env"))
        .lines()
        .filter(line -> PRODUCT_KEYS.contains(line.split("=", 2)[0]))
        .sorted()
        .toList();
  }

  /** Nobody waits for a goodbye at the end of a test. */
  @Override
  public void close() {
    kill();
  }
}
