package foodfast.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;

/** What PostgreSQL refuses, told as the client's, the moment's or nobody's fault. */
final class SqlFaults {
  private SqlFaults() {}

  static Optional<Problem> problem(SQLException sql) {
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (sql instanceof SQLTransientException || isOfTheMoment(state)) {
      return Optional.of(Faults.unavailable());
    }
    return switch (state) {
      case "23505" -> Optional.of(Problem.of(409, "conflict", "That exists already."));
      case "23503" ->
          Optional.of(
              Problem.of(
                  422, "unknown-reference", "The request names something that isn't there."));
      case "23514", "22001", "22003", "22008", "22021" ->
          Optional.of(
              Problem.of(
                  422, "validation-failed", "The request breaks a rule of the stored data."));
      default -> Optional.empty();
    };
  }

  /**
   * Connection lost (08), resources short (53), shutdown (57P), deadlock (40), no tables yet
   * (42P01).
   */
  private static boolean isOfTheMoment(String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("40")
        || state.equals("42P01");
  }

  /** A connection that the pool couldn't give is not always told by an SQLException. */
  static Optional<Problem> unreachable(Throwable cause) {
    return cause instanceof jakarta.resource.ResourceException
        ? Optional.of(Faults.unavailable())
        : Optional.empty();
  }
}
