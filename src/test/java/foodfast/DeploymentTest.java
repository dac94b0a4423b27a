package foodfast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What docker compose would start fits together: settings, files, connections, waiting times. It is
 * read, not run: there is an engine on few machines.
 */
class DeploymentTest {
  private static final Path PROJECT = Path.of(System.getProperty("basedir", ""));

  /** The longest that Open Liberty waits for requests in hand once it is told to stop. */
  private static final int DRAIN_SECONDS = 30;

  /** The longest that a client may ask a poll to sleep. */
  private static final int LONGEST_SLEEP = 55;

  /** PostgreSQL keeps three of its connections for superusers; some more are for people. */
  private static final int NOT_FOR_NODES = 3 + 7;

  private static final Set<String> READ_BY_IMAGES =
      Set.of(
          "POSTGRES_USER",
          "POSTGRES_PASSWORD",
          "POSTGRES_INITDB_ARGS",
          "ARTEMIS_USER",
          "ARTEMIS_PASSWORD",
          "JAVA_ARGS_APPEND");

  private final Map<String, Object> compose =
      new Yaml(new SafeConstructor(new LoaderOptions())).load(read("docker-compose.yml"));
  private final Map<String, Object> services = map(compose, "services");
  private final Map<String, Object> nodes =
      services.keySet().stream()
          .filter(name -> map(services, name).containsKey("build"))
          .collect(Collectors.toMap(name -> name, services::get));

  @Test
  void everySettingStandsInTheListAndIsRead() {
    Set<String> read = new TreeSet<>();
    read("liberty").lines().forEach(file -> read.addAll(found("variable name=\"(\\w+)\"", file)));
    javaFiles()
        .forEach(
            file ->
                read.addAll(
                    found(
                        "(?:ConfigProperty\\(\\s*name = |getenv\\(|getOptionalValue\\(\\s*)\"([A-Z_]+)\"",
                        file)));
    read.addAll(found("\\$\\{([A-Z_]+):-", read("src/main/resources/logback.xml")));
    assertEquals(settings(), read);
  }

  @Test
  void nobodyGetsASettingThatNobodyReads() {
    services.forEach(
        (name, service) -> {
          Set<String> given = new TreeSet<>(map(service, "environment").keySet());
          given.removeAll(nodes.containsKey(name) ? settings() : READ_BY_IMAGES);
          assertEquals(Set.of(), given, name);
        });
    Set<String> fromTheShell = found("\\$\\{(\\w+)", read("docker-compose.yml"));
    assertTrue(settings().containsAll(fromTheShell), fromTheShell::toString);
    assertEquals(
        found("\\$\\{artemis\\.(\\w+)}", read("src/main/docker/artemis/broker.xml")),
        found("-Dartemis\\.(\\w+)=", read("docker-compose.yml")));
  }

  @Test
  void whatTheShellMayLeaveUnsetHasADefault() {
    assertEquals(
        Set.of(), found("\\$\\{(\\w+)}|\\$(\\w+)", read("docker-compose.yml").replace("$$", "")));
  }

  @Test
  void whatIsMountedIsThereInAFreshClone() {
    Map<String, Object> volumes = map(compose, "volumes");
    for (Object service : services.values()) {
      for (Object mount : list(service, "volumes")) {
        String source = mount.toString().split(":")[0];
        boolean file = source.startsWith(".");
        assertTrue(
            file ? isInTheRepository(source) : volumes.containsKey(source), mount.toString());
      }
    }
    for (String copied : found("COPY (?:--\\S+ )?(.*) \\S+\n", read(dockerfile()))) {
      for (String source : copied.split(" ")) {
        String built = "target/(foodfast\\.war|liberty/wlp)";
        assertTrue(source.matches(built) || isInTheRepository(source), source);
      }
    }
  }

  @Test
  void theDatabaseHasConnectionsForAThirdNode() {
    int each =
        nodes.values().stream()
            .map(node -> map(node, "environment").get("POSTGRES_CONNECTIONS"))
            .mapToInt(set -> Integer.parseInt(set == null ? defaultConnections() : set.toString()))
            .max()
            .orElseThrow();
    String command = String.join(" ", strings(list(services.get("postgres"), "command")));
    int most = number("max_connections=(\\d+)", command);
    assertTrue((nodes.size() + 1) * each + NOT_FOR_NODES <= most, each + " each, of " + most);
  }

  @Test
  void aNodeIsNotKilledWhileItFinishes() {
    nodes.forEach(
        (name, node) ->
            assertTrue(
                number("(\\d+)s", map(services, name).get("stop_grace_period").toString())
                    > DRAIN_SECONDS,
                name));
  }

  @Test
  void everybodyWaitsForWhomTheyNeedAndComesBack() {
    services.forEach(
        (name, service) -> {
          Map<String, Object> needs = map(service, "depends_on");
          needs.forEach(
              (needed, how) -> {
                boolean once = !map(services, needed).containsKey("restart");
                assertEquals(
                    once ? "service_completed_successfully" : "service_healthy",
                    map(needs, needed).get("condition"),
                    name + " needs " + needed);
              });
          if (!name.equals("keys")) {
            assertEquals("unless-stopped", map(services, name).get("restart"), name);
            assertFalse(map(service, "healthcheck").isEmpty(), name);
            assertFalse(map(service, "deploy").isEmpty(), name + " has no bound on its memory");
          }
        });
    nodes.values().forEach(n -> assertEquals(3, map(n, "depends_on").size()));
  }

  @Test
  void theProxyKnowsTheNodesAndTheyItAlone() {
    String proxy = read("src/main/docker/proxy/nginx.conf");
    assertEquals(nodes.keySet(), found("server (\\S+):9080", proxy));
    int silence = number("proxy_read_timeout (\\d+)s", proxy);
    assertTrue(silence > LONGEST_SLEEP, "a poll sleeps longer than " + silence);
    String subnet = "172\\.31\\.86\\.0/24";
    assertTrue(compose.get("networks").toString().matches(".*" + subnet + ".*"));
    for (Object node : nodes.values()) {
      Map<String, Object> settings = map(node, "environment");
      Pattern trusted = Pattern.compile(settings.get("TRUSTED_PROXIES").toString());
      assertTrue(trusted.matcher("172.31.86.9").matches());
      for (String other : List.of("172.31.87.9", "198.51.100.7", "10.172.31.86")) {
        assertFalse(trusted.matcher(other).matches(), other);
      }
      assertTrue(
          found("proxy_set_header (\\S+) \\$scheme", proxy)
              .contains(settings.get("CLIENT_SCHEME_HEADER")));
    }
    assertTrue(found("proxy_set_header (\\S+) \\$remote_addr", proxy).contains("X-Forwarded-For"));
    assertTrue(
        found("proxy_set_header (\\S+) \"\"", proxy)
            .containsAll(Set.of("Forwarded", "X-Real-IP", "X-Forwarded-Host")));
  }

  @Test
  void theImageRunsOnWhatWasMeasured() {
    assertTrue(read(dockerfile()).contains("FROM eclipse-temurin:"), "HotSpot");
    int heap = number("-Xmx(\\d+)g", read("liberty/jvm.options"));
    for (Object node : nodes.values()) {
      String limit = map(node, "deploy").toString();
      assertTrue(number("memory=(\\d+)g", limit) > heap, limit);
    }
    String broker = number("<artemis.version>[\\d.]*?(\\d+)\\.\\d+<", read("pom.xml")) + "";
    assertTrue(
        map(services, "artemis")
            .get("image")
            .toString()
            .matches("apache/artemis:2\\." + broker + "\\.\\d+"));
    int database = number("<postgres-binaries.version>(\\d+)\\.", read("pom.xml"));
    assertEquals("postgres:" + database, map(services, "postgres").get("image"));
  }

  /** The names in the first column of the one list. */
  private static Set<String> settings() {
    return read("docs/operations.md")
        .lines()
        .dropWhile(line -> !line.equals("## Settings"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .flatMap(line -> found("`([A-Z_]+)`", line.split("\\|")[1]).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String defaultConnections() {
    return number("POSTGRES_CONNECTIONS\" defaultValue=\"(\\d+)\"", read("liberty/database.xml"))
        + "";
  }

  private static String dockerfile() {
    return "src/main/docker/Dockerfile";
  }

  /** Not what a build or a local run has left here. */
  private static boolean isInTheRepository(String path) {
    String plain = path.replaceFirst("^\\./", "").replaceFirst("/\\*.*", "");
    return !plain.startsWith("target") && Files.exists(PROJECT.resolve(plain));
  }

  private static int number(String pattern, String text) {
    return Integer.parseInt(found(pattern, text).iterator().next());
  }

  /** What the only group that took part matched, each time. */
  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(DeploymentTest::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String group(MatchResult match) {
    for (int i = 1; i <= match.groupCount(); i++) {
      if (match.group(i) != null) {
        return match.group(i);
      }
    }
    return match.group();
  }

  /** A file's text, or the texts of all files in a folder. */
  private static String read(String name) {
    Path path = PROJECT.resolve(name);
    try {
      if (!Files.isDirectory(path)) {
        return Files.readString(path);
      }
      try (Stream<Path> files = Files.list(path)) {
        return files
            .filter(Files::isRegularFile)
            .map(file -> read(PROJECT.relativize(file).toString()))
            .collect(Collectors.joining("\n"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> javaFiles() {
    try (Stream<Path> files = Files.walk(PROJECT.resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> read(PROJECT.relativize(file).toString()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object of, String key) {
    Object value = ((Map<String, Object>) of).get(key);
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object of, String key) {
    Object value = ((Map<String, Object>) of).get(key);
    return value == null ? List.of() : (List<Object>) value;
  }

  private static List<String> strings(List<Object> all) {
    return all.stream().map(Object::toString).toList();
  }
}
