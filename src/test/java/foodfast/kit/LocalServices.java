package foodfast.kit;

import java.nio.file.Path;

/**
 * The database and the broker of a local run, in a process of their own that ends with its parent:
 * standard input is the leash. With POSTGRES_HOST or ARTEMIS_HOST set, that one is not started.
 */
public final class LocalServices {
  private LocalServices() {}

  /**
   * @param args the folder that keeps the data between runs
   */
  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    boolean ownDatabase = System.getenv("POSTGRES_HOST") == null;
    boolean ownBroker = System.getenv("ARTEMIS_HOST") == null;
    try (LocalBroker broker =
            new LocalBroker(data.resolve("artemis"), port("ARTEMIS_PORT", 16161));
        LocalDatabase database =
            new LocalDatabase(data.resolve("postgres"), port("POSTGRES_PORT", 15432))) {
      if (ownDatabase) {
        database.start();
      }
      if (ownBroker) {
        broker.start();
      }
      while (System.in.read() != -1) {
        // until the parent closes its end, however it ended
      }
    }
  }

  private static int port(String name, int otherwise) {
    String set = System.getenv(name);
    return set == null ? otherwise : Integer.parseInt(set);
  }
}
