package foodfast.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * The database and the broker of a local run, in a process of their own that ends with its parent:
 * standard input is the leash. With POSTGRES_HOST or ARTEMIS_HOST set, that one is not started.
 */
public final class LocalServices {
  /** A file in their folder, there once both stand: the database listens before its user exists. */
  static final String STANDING = "standing";

  private LocalServices() {}

  /**
   * @param args the folder that keeps the data between runs
   */
  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    boolean ownDatabase = System.getenv("POSTGRES_HOST") == null;
    boolean ownBroker = System.getenv("ARTEMIS_HOST") == null;
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    try (EmbeddedDatabase database =
        new EmbeddedDatabase(data.resolve("postgres"), port("POSTGRES_PORT", 15432))) {
      if (ownDatabase) {
        database.start();
      }
      if (ownBroker) {
        start(broker, data.resolve("artemis"), port("ARTEMIS_PORT", 16161));
      }
      Files.createDirectories(data); // nobody else made it where both are somebody else's
      Files.writeString(data.resolve(STANDING), "");
      while (System.in.read() != -1) {
        // until the parent closes its end, however it ended
      }
      broker.stop();
    }
  }

  /** Configured by the same file as the container, with one user who may do as much as there. */
  private static void start(EmbeddedActiveMQ broker, Path data, int port) throws Exception {
    System.setProperty("artemis.data", data.toString());
    System.setProperty("artemis.host", "localhost");
    System.setProperty("artemis.port", Integer.toString(port));
    FileConfiguration configuration = new FileConfiguration();
    new FileDeploymentManager("broker.xml").addDeployable(configuration).readConfiguration();
    String user = setting("ARTEMIS_USER", "foodfast");
    SecurityConfiguration people =
        new SecurityConfiguration(
            Map.of(user, setting("ARTEMIS_PASSWORD", "")), Map.of(user, List.of("amq")));
    broker.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), people));
    broker.setConfiguration(configuration).start();
  }

  private static int port(String name, int otherwise) {
    return Integer.parseInt(setting(name, Integer.toString(otherwise)));
  }

  private static String setting(String name, String otherwise) {
    String set = System.getenv(name);
    return set == null ? otherwise : set;
  }
}
