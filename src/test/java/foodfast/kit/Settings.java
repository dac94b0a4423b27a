package foodfast.kit;

import java.nio.file.Path;
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
          "JWT_KEY_FILE",
          "THROTTLE_FACTOR",
          "HEARTBEAT_SECONDS",
          "KITCHEN_LADDER_SECONDS",
          "WLP_USER_DIR",
          "WLP_OUTPUT_DIR",
          "LOG_DIR",
          "JVM_ARGS");

  /** One signing key for all nodes, made by the first. */
  static final Path KEY_FILE = Folders.DATA.resolve("jwt-key.pem");

  private Settings() {}

  static Map<String, String> of(LocalDatabase database, LocalBroker broker) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("POSTGRES_HOST", "localhost");
    settings.put("POSTGRES_PORT", Integer.toString(database.port()));
    settings.put("ARTEMIS_HOST", "localhost");
    settings.put("ARTEMIS_PORT", Integer.toString(broker.port()));
    settings.put("JWT_KEY_FILE", KEY_FILE.toString());
    settings.put("DEMO_DATA", "true");
    settings.put("THROTTLE_FACTOR", "0");
    if (!Boolean.getBoolean("load.run")) { // tests want to see some soon, load runs the real cost
      settings.put("HEARTBEAT_SECONDS", "3");
      settings.put("KITCHEN_LADDER_SECONDS", "300,360,420,480,600"); // no alarm rings into a test
    }
    return settings;
  }
}
