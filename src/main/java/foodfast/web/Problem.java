package foodfast.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    members.put("type", "/problems/" + type);
    members.put("title", title(type));
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
    return Faults.problem(thrown);
  }

  /** What isn't there, and what belongs to somebody else: the two look the same. */
  public static Problem notFound() {
    return of(404, "not-found", "There is nothing here that you may see.");
  }

  public Problem with(String member, Object value) {
    members.put(member, value);
    return this;
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

  public Map<String, Object> members() {
    return Collections.unmodifiableMap(members);
  }

  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  public String json() {
    return StrictJson.plain().toJson(members);
  }

  public Response response() {
    Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE);
    headers.forEach(response::header);
    return response.entity(json().getBytes(java.nio.charset.StandardCharsets.UTF_8)).build();
  }

  private static String title(String type) {
    String words = type.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
