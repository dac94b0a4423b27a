package foodfast.web;

import foodfast.background.TransientFailures;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a problem of whatever was thrown: the refusal behind it, or a 500 for what nobody foresaw,
 * logged once.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException answer
        && answer.getResponse().getStatus() < 400) {
      return answer.getResponse();
    }
    return problem(thrown).response();
  }

  /** The same for broken constraints, which the server would otherwise tell its own way. */
  @Provider
  public static class OfViolations implements ExceptionMapper<ConstraintViolationException> {
    @Override
    public Response toResponse(ConstraintViolationException refused) {
      return Violations.problem(refused).response();
    }
  }

  static Problem problem(Throwable thrown) {
    return foreseen(thrown)
        .or(() -> refusedByTheServer(thrown))
        .orElseGet(() -> unforeseen(thrown));
  }

  /** Whether it is a refusal, or a partner that is away, rather than a fault of ours. */
  static boolean isForeseen(Throwable thrown) {
    return foreseen(thrown).isPresent();
  }

  private static Optional<Problem> foreseen(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      Optional<Problem> known = known(cause);
      if (known.isPresent()) {
        return known;
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<Problem> known(Throwable cause) {
    if (cause instanceof Problem problem) {
      return Optional.of(problem);
    }
    if (cause instanceof ConstraintViolationException refused) {
      return Optional.of(Violations.problem(refused));
    }
    if (cause instanceof UncheckedIOException) { // a client that went away while it was sending
      return Optional.of(unreadable());
    }
    if (TransientFailures.isOne(cause)) {
      return Optional.of(Problem.of(503));
    }
    return cause instanceof SQLException sql ? refusedByTheTables(sql) : Optional.empty();
  }

  private static Optional<Problem> refusedByTheTables(SQLException sql) {
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    return switch (state) {
      case "23505" -> Optional.of(Problem.of(409, "conflict", "That exists already."));
      case "23503" ->
          Optional.of(
              Problem.of(422, "unknown-reference", "Something that it names does not exist."));
      case "23514", "22001", "22003", "22008", "22021" ->
          Optional.of(
              Problem.of(422, "validation-failed", "Something in it can't be kept as it is."));
      case "42P01" -> Optional.of(Problem.of(503)); // the tables don't stand yet
      default -> Optional.empty();
    };
  }

  private static Optional<Problem> refusedByTheServer(Throwable thrown) {
    if (thrown instanceof WebApplicationException refused
        && refused.getResponse().getStatus() != 500) {
      return Optional.of(problem(refused));
    }
    if (thrown instanceof ProcessingException
        || thrown instanceof JsonbException
        || thrown instanceof JsonException) {
      return Optional.of(unreadable());
    }
    return Optional.empty();
  }

  private static Problem problem(WebApplicationException refused) {
    int status = refused.getResponse().getStatus();
    String message = String.valueOf(refused.getMessage());
    if (status == 404 && message.contains("QueryParam")) {
      return Problem.of(400, "invalid-parameter", "Part of the address is not in the right form.");
    }
    Problem problem = Problem.of(status);
    for (String name : List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER)) {
      String value = refused.getResponse().getHeaderString(name);
      if (value != null) {
        problem.header(name, value);
      }
    }
    return problem;
  }

  private static Problem unreadable() {
    return StrictJson.malformed("What was sent can't be read.");
  }

  private static Problem unforeseen(Throwable thrown) {
    LOG.error("request failed", thrown);
    return Problem.of(500);
  }
}
