package foodfast.session;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.web.Problem;
import foodfast.web.Utf8FormRequest;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
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
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Lets only operators with a live session to the rendered pages, and takes forms only from these
 * pages themselves: the cookie is same-site, and a form must say where it comes from. It stands
 * before the servlet that renders, not before an address: addresses can be spelt in many ways.
 */
@WebFilter(servletNames = "faces")
public class OperatorPageFilter extends HttpFilter {
  static final String COOKIE = "foodfast-desk";
  private static final String IDENTITY = Identity.class.getName();

  @Inject TokenAuthenticator authenticator;

  @Override
  protected void doFilter(HttpServletRequest asked, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    HttpServletRequest request = Utf8FormRequest.of(asked);
    Optional<Identity> operator = operator(request);
    if (operator.isEmpty()) {
      response.sendRedirect("/operator/index.html");
    } else if (isForm(request) && !SocketHandshakeFilter.isSameHost(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      request.setAttribute(IDENTITY, operator.get());
      chain.doFilter(request, response);
    }
  }

  /** Who uses the page; nobody does anything there whom this filter did not let in. */
  public static UUID operator() {
    ExternalContext request = FacesContext.getCurrentInstance().getExternalContext();
    if (request.getRequestMap().get(IDENTITY) instanceof Identity operator) {
      return operator.account();
    }
    throw Problem.of(403, "forbidden", "Only an operator may do this.");
  }

  /** Who uses the page, if the form was made for them: the cookie is the whole browser's. */
  public static UUID operatorOfForm() {
    ExternalContext request = FacesContext.getCurrentInstance().getExternalContext();
    if (operator().toString().equals(request.getRequestParameterMap().get("writer"))) {
      return operator();
    }
    throw Problem.of(
        403,
        "another-operator",
        "Somebody else has logged in in this browser meanwhile. Nothing was done. Look it over and"
            + " press the button again to do it in your name.");
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
      return Optional.of(authenticator.token(token));
    } catch (Problem refused) {
      return Optional.empty();
    }
  }

  /** Also a form whose fields stand in the address. */
  private static boolean isForm(HttpServletRequest request) {
    return !"GET".equals(request.getMethod())
        || request.getParameter(ResponseStateManager.VIEW_STATE_PARAM) != null;
  }
}
