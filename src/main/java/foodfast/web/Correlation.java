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

/** Names every request, in every log line about it and in its answer: the client's name or ours. */
public class Correlation extends HttpFilter {
  public static final String HEADER = "X-Correlation-Id";
  private static final String KEY = "correlationId";
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /** The name of the request that this thread works for, or null. */
  public static String current() {
    return MDC.get(KEY);
  }

  /** Work for the current request, to be done on another thread. */
  public static Runnable carry(Runnable work) {
    String name = current();
    return () -> {
      String before = current();
      MDC.put(KEY, name);
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
    String name = name(request);
    MDC.put(KEY, name);
    response.setHeader(HEADER, name);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(KEY);
    }
  }

  private static String name(HttpServletRequest request) {
    if (request.getAttribute(KEY) instanceof String given) {
      return given;
    }
    String asked = request.getHeader(HEADER);
    String name =
        asked != null && SAFE.matcher(asked).matches() ? asked : UUID.randomUUID().toString();
    request.setAttribute(KEY, name);
    return name;
  }
}
