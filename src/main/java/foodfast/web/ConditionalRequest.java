package foodfast.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Entity tags and the conditions on them (RFC 9110), for all doors alike: one tag or several, on
 * one line or several, weak ones, and {@code *}.
 */
public final class ConditionalRequest {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");

  private ConditionalRequest() {}

  /** Answers a GET: 304 without a body to a client that has this tag, else 200 with the content. */
  public static Response.ResponseBuilder get(HttpHeaders request, String tag, Supplier<?> content) {
    boolean known = isKnown(request.getRequestHeader(HttpHeaders.IF_NONE_MATCH), tag);
    return (known ? Response.notModified() : Response.ok(content.get()))
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }

  /**
   * Whether the client has it already; a weak tag is as good as a strong one, because proxies that
   * compress bodies make tags weak.
   *
   * @param ifNoneMatch the header's lines, or null
   */
  public static boolean isKnown(List<String> ifNoneMatch, String tag) {
    return tags(ifNoneMatch).anyMatch(known -> known.equals("*") || known.endsWith(tag));
  }

  /**
   * Whether what the client wants to change is still the latest; a weak tag never says so.
   *
   * @param ifMatch the header's lines, or null
   */
  public static boolean isLatest(List<String> ifMatch, String tag) {
    return tags(ifMatch).anyMatch(known -> known.equals("*") || known.equals(tag));
  }

  /**
   * Lets a change pass that says of which version it is one, and of the latest.
   *
   * @param ifMatch the header's lines
   */
  public static void requireLatest(List<String> ifMatch, String tag) {
    if (ifMatch.isEmpty()) {
      throw Problem.of(428, "if-match-required", "Send the ETag you read as If-Match.");
    }
    if (!isLatest(ifMatch, tag)) {
      throw Problem.of(412, "stale-version", "It was changed since you read it.");
    }
  }

  private static Stream<String> tags(List<String> lines) {
    List<String> given = lines == null ? List.of() : lines;
    return given.stream()
        .flatMap(
            line ->
                line.strip().equals("*")
                    ? Stream.of("*")
                    : TAG.matcher(line).results().map(MatchResult::group));
  }

  /** The tag of a text, such as a body. */
  public static String tagOf(String text) {
    return "\"" + Sha256.hex(text).substring(0, 16) + "\"";
  }
}
