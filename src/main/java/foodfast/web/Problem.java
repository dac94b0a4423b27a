package foodfast.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal that the client can act on, told as RFC 9457 problem details. */
public final class Problem extends RuntimeException {
  public static final String MEDIA_TYPE = "application/problem+json";

  private final int status;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  private Problem(int status, String type, String detail) {
    super(detail, null, false, false);
    this.status = status;
    members.put("type", ProblemType.address(type));
    members.put("title", ProblemType.title(type));
    members.put("status", status);
    members.put("detail", detail);
    if (status == 401) {
      headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
  }

  /**
   * @param type a slug such as {@code illegal-transition}, stable for clients to switch on
   */
  public static Problem of(int status, String type, String detail) {
    return new Problem(status, type, detail);
  }

  /** The refusal in whatever was thrown; what nobody foresaw is logged and told as a 500. */
  public static Problem of(Throwable thrown) {
    return ProblemMapper.problem(thrown);
  }

  /** What there is to say when nothing but the status is known. */
  public static Problem of(int status) {
    return switch (status) {
      case 400 -> of(status, "bad-request", "We could not understand this request.");
      case 401 ->
          of(
              status,
              "unauthorized",
              "Please log in first: this takes a valid access token as Authorization: Bearer.");
      case 403 -> of(status, "forbidden", "Your account may not do this.");
      case 404 -> of(status, "not-found", "There is nothing here that you may see.");
      case 405 -> of(status, "method-not-allowed", "This address does not take that method.");
      case 406 ->
          of(
              status,
              "not-acceptable",
              "This address does not answer in the form that was asked for.");
      case 413 -> of(status, "too-large", "This is more than can be sent at once.");
      case 415 ->
          of(status, "unsupported-media-type", "This address does not take data in that form.");
      case 429 ->
          of(
              status,
              "too-many-requests",
              "That was too often. Please wait a little and try again.");
      case 431 -> of(status, "headers-too-large", "The headers of this request are too large.");
      case 503 ->
          of(
                  status,
                  "unavailable",
                  "FoodFast can't answer at the moment. Please try again in a moment.")
              .retryAfter(Duration.ofSeconds(2));
      default ->
          status < 500
              ? of(status, "bad-request", "This request was refused.")
              : of(status, "internal-error", "Something went wrong on our side. Please try again.")
                  .with("correlationId", CorrelationId.current());
    };
  }

  /** What isn't there, and what belongs to somebody else: the two look the same. */
  public static Problem notFound() {
    return of(404);
  }

  /**
   * A door that has no such method.
   *
   * @param allowed those that it has, separated by commas
   */
  public static Problem methodNotAllowed(String allowed) {
    return of(405).header(HttpHeaders.ALLOW, allowed);
  }

  public Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** Names the one field of the body that is wrong, and says what to do about it. */
  public Problem at(String pointer, String detail) {
    return with("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
  }

  public Problem retryAfter(Duration time) {
    return header(
        HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, time.plusMillis(999).toSeconds())));
  }

  public Problem header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public int status() {
    return status;
  }

  /** The slug it was made with. */
  public String type() {
    String address = (String) members.get("type");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  public Map<String, Object> members() {
    return Collections.unmodifiableMap(members);
  }

  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  public String json() {
    ProblemType.told(type());
    return JsonBodyReader.writer().toJson(members);
  }

  public Response response() {
    Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE);
    headers.forEach(response::header);
    return response.entity(json().getBytes(StandardCharsets.UTF_8)).build();
  }
}
