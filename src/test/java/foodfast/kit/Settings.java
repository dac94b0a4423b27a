package foodfast.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The environment variables a node of the tests runs with. */
final class Settings {
  /** Never inherited from the shell the tests were started in. */
  static final Set<String> NAMES =
      Set.of(
          "LOCAL_SERVICES",
          "LOCAL_DATA",
          "DEMO_DATA",
          "DEMO_PHOTOS",
          "HTTP_PORT",
          "HTTPS_PORT",
          "POSTGRES_HOST",
          "POSTGRES_PORT",
          "POSTGRES_DB",
          "POSTGRES_USER",
          "POSTGRES_PASSWORD",
          "ARTEMIS_HOST",
          "ARTEMIS_PORT",
          "ARTEMIS_USER",
          "ARTEMIS_PASSWORD",
          "ALLOWED_ORIGINS",
          "TRUSTED_PROXIES",
          "CLIENT_ADDRESS_HEADER",
          "CLIENT_SCHEME_HEADER",
          "JWT_KEY_FILE",
          "VAPID_KEY_FILE",
          "VAPID_CONTACT",
          "PUSH_SERVICES",
          "PUSH_CA_FILE",
          "THROTTLE_FACTOR",
          "PASSWORD_ITERATIONS",
          "HEARTBEAT_SECONDS",
          "KITCHEN_LADDER_SECONDS",
          "SOURCES",
          "WLP_USER_DIR",
          "WLP_OUTPUT_DIR",
          "LOG_DIR",
          "JVM_ARGS");

  /** One signing key for all nodes, made by the first. */
  static final Path KEY_FILE = Folders.DATA.resolve("jwt-key.pem");

  private static final boolean LOAD_RUN = Boolean.getBoolean("load.run");

  private Settings() {}

  /** How nodes and broker run: no time is spent on code run a few times, except in load runs. */
  static List<String> jvm() {
    return LOAD_RUN ? List.of() : List.of("-XX:TieredStopAtLevel=1");
  }

  static Map<String, String> of(LocalDatabase database, LocalBroker broker) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("POSTGRES_HOST", "localhost");
    settings.put("POSTGRES_PORT", Integer.toString(database.port()));
    settings.put("ARTEMIS_HOST", "localhost");
    settings.put("ARTEMIS_PORT", Integer.toString(broker.port()));
    settings.put("JWT_KEY_FILE", KEY_FILE.toString());
    settings.put("VAPID_KEY_FILE", KEY_FILE.resolveSibling("vapid-key.pem").toString());
    PushService pushes = PushService.running();
    settings.put("PUSH_SERVICES", pushes.setting());
    settings.put("PUSH_CA_FILE", pushes.certificate().toString());
    settings.put("MALLOC_ARENA_MAX", "2"); // as deployed
    settings.put("DEMO_DATA", "true");
    settings.put("DEMO_PHOTOS", "false"); // it would keep every node busy for minutes
    settings.put("SOURCES", "https://sources.test/main/");
    settings.put("THROTTLE_FACTOR", "0");
    settings.put("CLIENT_SCHEME_HEADER", "X-Forwarded-Proto"); // as behind the shipped proxy
    if (!LOAD_RUN) { // tests want to see some soon, load runs the real cost
      settings.put("JVM_ARGS", String.join(" ", jvm()));
      settings.put("PASSWORD_ITERATIONS", "2048"); // else people log in for half of the time
      settings.put("HEARTBEAT_SECONDS", "3");
      settings.put("KITCHEN_LADDER_SECONDS", "300,360,420,480,600"); // no alarm rings into a test
    }
    return settings;
  }
}
