package foodfast.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The error page of everything outside the REST doors: what the container refuses is a problem for
 * programs, and a page for people.
 */
public class ErrorPageServlet extends HttpServlet {
  static final String HTML = "text/html;charset=UTF-8";
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern FOR_PROGRAMS =
      Pattern.compile("/(api|ws|vault|photos|health|\\.well-known)(/.*)?");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    answer(request, response, problem(status == null ? 404 : (Integer) status, (Throwable) thrown));
  }

  private static Problem problem(int status, Throwable thrown) {
    return thrown != null && status >= 500 ? Problem.of(thrown) : Problem.of(status);
  }

  /** Answers with the problem, or with a page where a person looks for one. */
  static void answer(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (!isForPeople(request)) {
      write(response, problem);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept");
    String page = page(request.getServletContext(), "problem.html", words(problem));
    write(response, problem, HTML, page);
  }

  private static boolean isForPeople(HttpServletRequest request) {
    Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = refused == null ? request.getRequestURI() : refused.toString();
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html") && !FOR_PROGRAMS.matcher(path).matches();
  }

  private static Map<String, String> words(Problem problem) {
    int status = problem.status();
    String id = String.valueOf(CorrelationId.current());
    if (status == 404) {
      return Map.of(
          "title", "Page not found",
          "text", "There is no page at this address. It may be mistyped, or the page has gone.",
          "id", id);
    }
    if (status == 403) {
      return Map.of(
          "title", "Not allowed",
          "text", "This can't be done here, or not by you. Nothing was changed.",
          "id", id);
    }
    if (status == 503) {
      return Map.of(
          "title", "One moment, please",
          "text", "We can't answer just now. Try again in a few seconds.",
          "id", id);
    }
    return Map.of(
        "title",
        status < 500 ? "That did not work" : "Something went wrong",
        "text",
        problem.getMessage(),
        "id",
        id);
  }

  /** The page with this content, both filled with the words. */
  static String page(ServletContext files, String content, Map<String, String> words)
      throws IOException {
    return PLACE
        .matcher(file(files, "page.html").replace("{content}", file(files, content)))
        .replaceAll(place -> Matcher.quoteReplacement(escaped(words.get(place.group(1)))));
  }

  private static String file(ServletContext files, String name) throws IOException {
    try (InputStream file = files.getResourceAsStream("/WEB-INF/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Answers a servlet's request with the problem. */
  public static void write(HttpServletResponse response, Problem problem) throws IOException {
    write(response, problem, Problem.MEDIA_TYPE, problem.json());
  }

  private static void write(HttpServletResponse response, Problem problem, String type, String text)
      throws IOException {
    response.setStatus(problem.status());
    response.setHeader("$WSEP", null);
    problem.headers().forEach(response::setHeader);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
