package foodfast.announcement;

import foodfast.account.EndedSessions;
import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.account.Tokens;
import foodfast.web.Problem;
import jakarta.faces.render.ResponseStateManager;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets only operators with a live session to the rendered pages, and takes forms only from these
 * pages themselves: the cookie is same-site, and a form must say where it comes from. It stands
 * before the servlet that renders, not before an address: addresses can be spelt in many ways.
 */
@WebFilter(servletNames = "faces")
public class DeskGuard extends HttpFilter {
  static final String COOKIE = "foodfast-desk";
  static final String IDENTITY = "foodfast.desk";
  private static final String ENTRANCE = "/operator/index.html";

  @Inject Tokens tokens;
  @Inject EndedSessions endedSessions;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    Optional<Identity> operator = operator(request);
    if (operator.isEmpty()) {
      response.sendRedirect(ENTRANCE);
    } else if (isForm(request) && !isFromHere(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      request.setAttribute(IDENTITY, operator.get());
      chain.doFilter(request, response);
    }
  }

  private Optional<Identity> operator(HttpServletRequest request) {
    return cookies(request)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(cookie -> alive(cookie.getValue()))
        .flatMap(Optional::stream)
        .filter(identity -> identity.role() == Role.OPERATOR)
        .findFirst();
  }

  private static Stream<Cookie> cookies(HttpServletRequest request) {
    return request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
  }

  private Optional<Identity> alive(String token) {
    try {
      Identity identity = tokens.verify(token);
      endedSessions.refuse(identity.session());
      return Optional.of(identity);
    } catch (Problem refused) {
      return Optional.empty();
    }
  }

  /** Also a form whose fields stand in the address. */
  private static boolean isForm(HttpServletRequest request) {
    return !"GET".equals(request.getMethod())
        || request.getParameter(ResponseStateManager.VIEW_STATE_PARAM) != null;
  }

  private static boolean isFromHere(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    try {
      return origin != null && request.getHeader("Host").equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
