package foodfast.session;

import foodfast.account.Identity;
import foodfast.web.ErrorPageServlet;
import foodfast.web.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a handshake through if its origin is allowed and a token or ticket says who comes; everybody
 * else gets a plain HTTP refusal. Only requests from a browser carry an origin; by default it must
 * be this host.
 */
public class SocketHandshakeFilter implements Filter {
  private static final ThreadLocal<Identity> SHAKING_HANDS = new ThreadLocal<>();

  @Inject TokenAuthenticator authenticator;

  @Inject
  @ConfigProperty(name = "ALLOWED_ORIGINS", defaultValue = "same-host")
  String allowedOrigins;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    try {
      refuseForeignOrigin(http);
      SHAKING_HANDS.set(
          authenticator.identify(http.getHeader("Authorization"), http.getParameter("ticket")));
      chain.doFilter(request, response);
    } catch (Problem refusal) {
      ErrorPageServlet.write((HttpServletResponse) response, refusal);
    } finally {
      SHAKING_HANDS.remove();
    }
  }

  /** Who is shaking hands on this thread. */
  static Identity current() {
    return SHAKING_HANDS.get();
  }

  private void refuseForeignOrigin(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    List<String> allowed = Arrays.asList(allowedOrigins.split("[,\\s]+"));
    boolean sameHost = allowed.contains("same-host") && isSameHost(request);
    if (origin != null && !sameHost && !allowed.contains(origin)) {
      throw Problem.of(
          403, "origin-not-allowed", "Pages of this origin may not open sockets here.");
    }
  }

  /** Whether a page of this host sends the request; only browsers say where a page is from. */
  static boolean isSameHost(HttpServletRequest request) {
    try {
      String origin = URI.create(request.getHeader("Origin")).getAuthority();
      return origin.equalsIgnoreCase(request.getHeader("Host"));
    } catch (IllegalArgumentException | NullPointerException e) {
      return false;
    }
  }
}
