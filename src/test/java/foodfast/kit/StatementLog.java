package foodfast.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node asks its database, transaction by transaction, as the database itself writes it down.
 * Of a check that a connection still lives, which asks nothing, it knows nothing.
 */
public final class StatementLog {
  private static final Pattern LINE =
      Pattern.compile("foodfast\\|([0-9/]+)\\|LOG:  (?:statement|execute [^:]*): (.*)");
  private static final Duration WRITTEN = Duration.ofSeconds(20);

  private final LocalDatabase database;
  private final Tables tables;
  private final Path file;
  private int marks;

  private StatementLog(LocalDatabase database, Path file) {
    this.database = database;
    this.tables = new Tables(database);
    this.file = file;
  }

  /**
   * One transaction, committed or not.
   *
   * @param statements in their order, without those that begin and end it
   */
  public record Transaction(List<String> statements) {
    /** Whether each of its statements has one of these words in it. */
    public boolean isAllAbout(String... words) {
      return statements.stream().allMatch(s -> List.of(words).stream().anyMatch(s::contains));
    }

    @Override
    public String toString() {
      return String.join("; ", statements);
    }
  }

  /** Restarts a running database as one that logs, and that does nothing by itself. */
  public static StatementLog of(LocalDatabase database) throws Exception {
    database.set("logging_collector", "on");
    database.set("log_directory", "log");
    database.set("log_filename", "statements.log");
    database.set("log_rotation_age", "0");
    database.set("log_statement", "all");
    database.set("log_line_prefix", "%a|%v|");
    database.set("log_parameter_max_length", "0");
    database.set("autovacuum", "off");
    database.stop();
    database.start();
    return new StatementLog(database, database.folder().resolve("log/statements.log"));
  }

  /** How far the log has come by now. */
  public long now() {
    String mark = "mark " + ++marks + " in the log";
    tables.number("select length('" + mark + "')");
    return Eventually.within(WRITTEN).see(mark, () -> text(0).indexOf(mark), at -> at >= 0);
  }

  /** The application's transactions that began between two moments, in that order. */
  public List<Transaction> between(long from, long to) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String line : text((int) from).substring(0, (int) (to - from)).split("\n(?!\t)")) {
      Matcher matcher = LINE.matcher(line.replaceAll("\\s+", " ").replace("LOG: ", "LOG:  "));
      if (matcher.matches()) {
        List<String> statements = found.computeIfAbsent(matcher.group(1), id -> new ArrayList<>());
        if (!List.of("BEGIN", "COMMIT", "ROLLBACK").contains(matcher.group(2))) {
          statements.add(matcher.group(2));
        }
      }
    }
    return found.values().stream().map(Transaction::new).toList();
  }

  /** How many transactions the database has counted, those that asked nothing among them. */
  public long committed() throws SQLException {
    return tables.number(
        "select xact_commit from pg_stat_database where datname = current_database()");
  }

  private String text(int from) throws IllegalStateException {
    try {
      String all = Files.readString(file, StandardCharsets.ISO_8859_1);
      return all.substring(from);
    } catch (IOException e) {
      throw new IllegalStateException("the log of " + database.port(), e);
    }
  }
}
