package foodfast.upload;

import foodfast.web.Problem;
import jakarta.annotation.Priority;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Set;

/**
 * Says the version of tus on every answer, whoever refuses, and lets clients behind proxies that
 * know no PATCH say their method in a header.
 */
@WebFilter(
    urlPatterns = {"/api/uploads", "/api/uploads/*"},
    asyncSupported = true)
public class TusFilter extends HttpFilter {
  private static final Set<String> METHODS = Set.of("PATCH", "DELETE", "HEAD");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(Tus.RESUMABLE, Tus.VERSION);
    String meant = String.valueOf(request.getHeader("X-HTTP-Method-Override"));
    boolean ofOne = request.getRequestURI().contains("/uploads/");
    boolean overrides = ofOne && request.getMethod().equals("POST") && METHODS.contains(meant);
    chain.doFilter(overrides ? as(meant, request) : request, response);
  }

  private static HttpServletRequest as(String method, HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return method;
      }
    };
  }

  /** Turns away who speaks another version of tus, or none, once it is clear who asks. */
  @Tus
  @Provider
  @Priority(Priorities.AUTHORIZATION + 2)
  public static class VersionCheck implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (!Tus.VERSION.equals(request.getHeaderString(Tus.RESUMABLE))) {
        throw Problem.of(412, "tus-version", "Uploads follow tus 1.0.0; say so in Tus-Resumable.")
            .header("Tus-Version", Tus.VERSION);
      }
    }
  }
}
