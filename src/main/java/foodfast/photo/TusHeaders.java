package foodfast.photo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says the version of tus on every answer, whoever refuses. */
@WebFilter(
    urlPatterns = {"/api/uploads", "/api/uploads/*"},
    asyncSupported = true)
public class TusHeaders extends HttpFilter {
  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(Tus.RESUMABLE, Tus.VERSION);
    chain.doFilter(request, response);
  }
}
