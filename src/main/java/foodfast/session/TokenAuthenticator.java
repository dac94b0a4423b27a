package foodfast.session;

import foodfast.account.Identity;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds out who comes with an access token, or with the ticket for a socket bought with one. */
@ApplicationScoped
public class TokenAuthenticator {
  private static final String BEARER = "Bearer ";

  @Inject AccessTokens accessTokens;
  @Inject SocketTickets tickets;
  @Inject RevokedSessions revokedSessions;

  /**
   * Who shakes hands, or a 401 {@link Problem}.
   *
   * @param authorization the header, or null
   * @param ticket the query parameter, or null
   */
  public Identity identify(String authorization, String ticket) {
    if (authorization != null) {
      return bearer(authorization);
    }
    if (ticket == null) {
      throw unauthorized();
    }
    return stillOpen(tickets.redeem(ticket).orElseThrow(TokenAuthenticator::unauthorized));
  }

  /** Who comes to a door that everybody may enter; also {@code account} asks for it. */
  @Produces
  Optional<Identity> bearer(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization")).map(this::bearer);
  }

  /** Who an Authorization header speaks for, or a 401 {@link Problem}. */
  public Identity bearer(String authorization) {
    return token(bearerToken(authorization).orElseThrow(TokenAuthenticator::unauthorized));
  }

  /** The token of an Authorization header; empty if that is of another kind. */
  static Optional<String> bearerToken(String authorization) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  /** Who an access token speaks for, or a 401 {@link Problem}: also if its session is over. */
  public Identity token(String token) {
    return stillOpen(accessTokens.verify(token));
  }

  private Identity stillOpen(Identity identity) {
    revokedSessions.refuse(identity.session());
    return identity;
  }

  private static Problem unauthorized() {
    return Problem.of(401, "unauthorized", "An access token or a ticket is needed.");
  }
}
