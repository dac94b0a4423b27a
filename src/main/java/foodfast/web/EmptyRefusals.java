package foodfast.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives the refusals that the server's authentication answers without a body their words. */
public class EmptyRefusals extends HttpFilter {
  private static final String CHALLENGE = "WWW-Authenticate";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // a bad token that no door has asked for yet is not refused
    response.setHeader(CHALLENGE, null);
    chain.doFilter(request, response);
    boolean refused = response.getStatus() == 401 || response.getStatus() == 403;
    if (refused
        && !request.isAsyncStarted()
        && !response.isCommitted()
        && response.getContentType() == null) {
      ProblemPage.write(response, HttpStatuses.problem(response.getStatus()));
    }
  }
}
