package foodfast.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL server from the Maven registry, data kept in a folder. It is as durable as a
 * deployed one: what it has acknowledged survives a crash.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String NAME = "foodfast";
  private static final long DEATH_SECONDS = 20;

  /**
   * How often a session that waits for a lock looks whether its client lives; Windows cannot tell.
   */
  private static final String CLIENT_CHECKS =
      System.getProperty("os.name").startsWith("Windows") ? "0" : "10s";

  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  public EmbeddedDatabase(Path data, int port) {
    this.data = data.toAbsolutePath();
    this.port = port;
  }

  public synchronized void start() throws Exception {
    if (running != null) {
      return;
    }
    endLeftOver();
    Files.createDirectories(data.getParent());
    running =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setPGStartupWait(Duration.ofMinutes(1))
            .setServerConfig("max_connections", "200")
            .setServerConfig("shared_buffers", "256MB")
            // the library would start it with -F and without synchronous commits
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("client_connection_check_interval", CLIENT_CHECKS)
            .start();
    createDatabase();
  }

  /** Stops it; it can be started again. */
  @Override
  public synchronized void close() throws IOException {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  /** A connection as the application's own user. */
  public Connection connect() throws SQLException {
    return running.getDatabase(NAME, NAME).getConnection();
  }

  /** A connection as the server's owner. */
  public Connection connectAsOwner() throws SQLException {
    return running.getPostgresDatabase().getConnection();
  }

  /** A server whose parent was killed hard still holds the folder: asks it to stop first. */
  public void endLeftOver() throws Exception {
    Optional<ProcessHandle> left = server();
    if (left.isPresent()) {
      left.get().destroy();
      left.get().onExit().get(DEATH_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** The server that holds the folder. */
  public Optional<ProcessHandle> server() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    return ProcessHandle.of(pid)
        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = connectAsOwner();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create role " + NAME + " login");
      // of UTF-8 and with letters beyond ASCII, whatever the locale of this machine
      statement.execute(
          "create database "
              + NAME
              + " owner "
              + NAME
              + " template template0 encoding 'UTF8'"
              + " locale_provider builtin builtin_locale 'C.UTF-8'");
    }
  }
}
