package foodfast.kit;

import foodfast.local.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The database of a local run, which a test may also kill, pause, and look into. */
public final class LocalDatabase implements AutoCloseable {
  private static final long DEATH_SECONDS = 20;

  private final EmbeddedDatabase database;
  private final Path data;
  private final int port;

  public LocalDatabase(Path data, int port) {
    this.data = data;
    this.database = new EmbeddedDatabase(data, port);
    this.port = port;
  }

  public void start() throws Exception {
    database.start();
  }

  public void stop() throws IOException {
    database.close();
  }

  /** Ends it as a power cut would: kill -9 of the server and all its processes. */
  public synchronized void kill() throws Exception {
    for (ProcessHandle one : processes()) {
      one.destroyForcibly();
      one.onExit().get(DEATH_SECONDS, TimeUnit.SECONDS);
    }
    stop();
  }

  /** Kills one process that serves the application: the server cuts everybody and recovers. */
  public void killOneBackend() throws SQLException {
    String busiest =
        "select pid from pg_stat_activity where application_name = 'foodfast'"
            + " order by state = 'active' desc, state_change desc limit 1";
    ProcessHandle.of(Long.parseLong(first(database.connectAsOwner(), busiest)))
        .orElseThrow()
        .destroyForcibly();
  }

  /** It hangs: lines stay open and new ones are taken, nothing is answered any more. */
  public void pause() throws Exception {
    signal("STOP");
  }

  /** It goes on where it hung. */
  public void resume() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    for (ProcessHandle one : processes()) {
      new ProcessBuilder("kill", "-" + name, Long.toString(one.pid())).start().waitFor();
    }
  }

  /** The server's own process and those it has started, at this moment. */
  public List<ProcessHandle> processes() throws IOException {
    ProcessHandle server = database.server().orElseThrow();
    return Stream.concat(Stream.of(server), server.descendants()).toList();
  }

  /** A connection as the application's own user, for what a test must see in the tables. */
  public Connection connect() throws SQLException {
    return database.connect();
  }

  /** What the running server says of one of its settings, to a session of the application. */
  public String shows(String setting) throws SQLException {
    return first(connect(), "show " + setting);
  }

  /** Changes one of its settings, from its next start on. */
  void set(String setting, String value) throws SQLException {
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set " + setting + " = '" + value + "'");
    }
  }

  /** Where it keeps what it writes. */
  Path folder() {
    return data;
  }

  public int port() {
    return port;
  }

  private static String first(Connection asks, String sql) throws SQLException {
    try (asks;
        Statement statement = asks.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  void endLeftOver() throws Exception {
    database.endLeftOver();
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
