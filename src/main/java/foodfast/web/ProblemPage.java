package foodfast.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The error page of everything outside the REST doors: the container's refusals as problems too.
 */
public class ProblemPage extends HttpServlet {
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    write(response, problem(status == null ? 404 : (Integer) status, (Throwable) thrown));
  }

  private static Problem problem(int status, Throwable thrown) {
    return thrown != null && status >= 500 ? Faults.problem(thrown) : HttpStatuses.problem(status);
  }

  /** Answers a servlet's request with the problem. */
  public static void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setHeader("$WSEP", null);
    problem.headers().forEach(response::setHeader);
    byte[] body = problem.json().getBytes(StandardCharsets.UTF_8);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
