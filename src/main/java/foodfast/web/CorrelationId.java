package foodfast.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Gives every request an id, the client's or a new one: in its answer and in its log lines. */
public class CorrelationId extends HttpFilter {
  public static final String HEADER = "X-Correlation-Id";
  private static final String KEY = "correlationId";
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /** The id of the request that this thread works for, or null. */
  public static String current() {
    return MDC.get(KEY);
  }

  /** Work for the current request, to be done on another thread. */
  public static Runnable carry(Runnable work) {
    String id = current();
    return () -> {
      String before = current();
      MDC.put(KEY, id);
      try {
        work.run();
      } finally {
        MDC.put(KEY, before);
      }
    };
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = id(request);
    MDC.put(KEY, id);
    response.setHeader(HEADER, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(KEY);
    }
  }

  private static String id(HttpServletRequest request) {
    if (request.getAttribute(KEY) instanceof String given) {
      return given;
    }
    String asked = request.getHeader(HEADER);
    String id =
        asked != null && SAFE.matcher(asked).matches() ? asked : UUID.randomUUID().toString();
    request.setAttribute(KEY, id);
    return id;
  }
}
