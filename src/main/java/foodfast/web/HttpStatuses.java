package foodfast.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;

/** The refusals of the HTTP layer itself, in words. */
final class HttpStatuses {
  private HttpStatuses() {}

  static Problem problem(WebApplicationException refused) {
    int status = refused.getResponse().getStatus();
    String message = String.valueOf(refused.getMessage());
    if (status == 404 && message.contains("QueryParam")) {
      return Problem.of(400, "invalid-parameter", "A query parameter has the wrong form.");
    }
    Problem problem = problem(status);
    for (String name : List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER)) {
      String value = refused.getResponse().getHeaderString(name);
      if (value != null) {
        problem.header(name, value);
      }
    }
    return problem;
  }

  static Problem problem(int status) {
    return switch (status) {
      case 400 -> Problem.of(400, "bad-request", "The request can't be understood.");
      case 401 ->
          Problem.of(
              401,
              "unauthorized",
              "This door needs a valid access token as Authorization: Bearer.");
      case 403 -> Problem.of(403, "forbidden", "Your role may not use this door.");
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(405, "method-not-allowed", "This door has no such method.");
      case 406 -> Problem.of(406, "not-acceptable", "This door answers in other media types.");
      case 413 -> Problem.of(413, "too-large", "The body is larger than this door takes.");
      case 415 -> Problem.of(415, "unsupported-media-type", "This door takes other media types.");
      case 429 -> Problem.of(429, "too-many-requests", "That is too much; try again later.");
      case 431 -> Problem.of(431, "headers-too-large", "The headers are larger than we take.");
      case 503 ->
          Problem.of(503, "unavailable", "The service can't answer at the moment.")
              .retryAfter(Duration.ofSeconds(2));
      default -> other(status);
    };
  }

  private static Problem other(int status) {
    return status < 500
        ? Problem.of(status, "bad-request", "The request was refused.")
        : Problem.of(status, "internal-error", "Something went wrong on our side.")
            .with("correlationId", Correlation.current());
  }
}
