package foodfast.kit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL server from the Maven registry, data kept in a folder. */
public final class LocalDatabase implements AutoCloseable {
  private static final String NAME = "foodfast";

  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  public LocalDatabase(Path data, int port) {
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
            .start();
    createDatabase();
  }

  public synchronized void stop() throws IOException {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  /** A connection as the application's own user, for what a test must see in the tables. */
  public Connection connect() throws SQLException {
    return running.getDatabase(NAME, NAME).getConnection();
  }

  public int port() {
    return port;
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = running.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create role " + NAME + " login");
      statement.execute("create database " + NAME + " owner " + NAME);
    }
  }

  /** A server whose parent was killed hard still holds the folder: ask it to stop first. */
  void endLeftOver() throws Exception {
    Path pidFile = data.resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
      ProcessHandle left = ProcessHandle.of(pid).orElse(null);
      if (left != null && left.info().command().orElse("").endsWith("postgres")) {
        left.destroy();
        left.onExit().get(20, TimeUnit.SECONDS);
      }
    }
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
