package foodfast.web;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the refusal in whatever was thrown; what nobody foresaw is a 500, logged once. */
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  static Problem problem(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      Optional<Problem> known = known(cause);
      if (known.isPresent()) {
        return known.get();
      }
      cause = cause.getCause() == cause ? null : cause.getCause();
    }
    return asRefusedByTheServer(thrown).orElseGet(() -> unforeseen(thrown));
  }

  private static Optional<Problem> known(Throwable cause) {
    if (cause instanceof Problem problem) {
      return Optional.of(problem);
    }
    if (cause instanceof ConstraintViolationException refused) {
      return Optional.of(Violations.problem(refused));
    }
    return cause instanceof SQLException sql
        ? SqlFaults.problem(sql)
        : SqlFaults.unreachable(cause);
  }

  private static Optional<Problem> asRefusedByTheServer(Throwable thrown) {
    if (thrown instanceof WebApplicationException refused
        && refused.getResponse().getStatus() != 500) {
      return Optional.of(HttpStatuses.problem(refused));
    }
    if (thrown instanceof ProcessingException
        || thrown instanceof JsonbException
        || thrown instanceof JsonException) {
      return Optional.of(Problem.of(400, "malformed-body", "The body can't be read."));
    }
    return Optional.empty();
  }

  private static Problem unforeseen(Throwable thrown) {
    LOG.error("request failed", thrown);
    return Problem.of(500, "internal-error", "Something went wrong on our side.")
        .with("correlationId", Correlation.current());
  }

  /** The database can't be asked at the moment. */
  static Problem unavailable() {
    return Problem.of(503, "unavailable", "The service can't answer at the moment; try again.")
        .retryAfter(Duration.ofSeconds(2));
  }
}
