package foodfast.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses malformed and ambiguous requests before a door sees them, so that proxy and server can't
 * read two different things in one; and words what the server itself refused without a body.
 */
public class HttpFirewallFilter extends HttpFilter {

  /** Headers that say one thing, on one line. */
  private static final List<String> SINGLE =
      List.of(
          "Host",
          "Content-Length",
          "Content-Type",
          "Authorization",
          "Origin",
          "Idempotency-Key",
          "Last-Event-ID",
          "Tus-Resumable",
          "Upload-Offset",
          "Upload-Length",
          "Upload-Checksum");

  /** How {@code VersionedFiles} begins the address of a file. */
  private static final Pattern VERSION = Pattern.compile("^/v/[0-9a-f]{12}(?=/)");

  private static final String SOCKETS = "/ws/";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      check(request);
    } catch (Problem refused) {
      ErrorPageServlet.answer(request, response, refused);
      return;
    }
    chain.doFilter(request, response);
    if (response.getStatus() >= 400
        && !request.isAsyncStarted()
        && !response.isCommitted()
        && response.getContentType() == null) {
      ErrorPageServlet.answer(request, response, Problem.of(response.getStatus()));
    }
  }

  private void check(HttpServletRequest request) throws MalformedURLException {
    for (String name : SINGLE) {
      if (Collections.list(request.getHeaders(name)).size() > 1) {
        throw improper(name + " may stand once.");
      }
    }
    if (request.getHeader("Host") == null && request.getProtocol().equals("HTTP/1.1")) {
      throw improper("A request names its Host.");
    }
    String coding = request.getHeader("Transfer-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("chunked")) {
      throw improper("Where the body ends can't be told.");
    }
    checkMethod(request);
  }

  /** Files are looked for here: the server would keep a report of each that isn't there. */
  private void checkMethod(HttpServletRequest request) throws MalformedURLException {
    String method = request.getMethod();
    if (method.equals("TRACE")) {
      throw Problem.methodNotAllowed("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }
    MappingMatch match = request.getHttpServletMapping().getMappingMatch();
    String asked = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    String path = VERSION.matcher(asked).replaceFirst("");
    if (match == MappingMatch.PATH || match == MappingMatch.EXTENSION || path.startsWith(SOCKETS)) {
      return;
    }
    boolean there = getServletContext().getResource(path.isEmpty() ? "/" : path) != null;
    if (!there && match != MappingMatch.EXACT) {
      throw Problem.notFound();
    }
    if (there && !READING.contains(method)) {
      throw Problem.methodNotAllowed("GET, HEAD");
    }
  }

  /** Where such a request ends is not known, so nothing more is read from its connection. */
  private static Problem improper(String detail) {
    return Problem.of(400, "bad-request", detail).header("Connection", "close");
  }
}
