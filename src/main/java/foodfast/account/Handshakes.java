package foodfast.account;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds out who opens a socket: by access token or by a pass bought with one. */
@ApplicationScoped
public class Handshakes {
  private static final String BEARER = "Bearer ";

  @Inject Tokens tokens;
  @Inject SocketPasses passes;
  @Inject EndedSessions endedSessions;

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
    return stillOpen(passes.redeem(ticket).orElseThrow(Handshakes::unauthorized));
  }

  /** Who an Authorization header speaks for, or a 401 {@link Problem}. */
  public Identity bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw unauthorized();
    }
    return token(authorization.substring(BEARER.length()).strip());
  }

  /** Who an access token speaks for, or a 401 {@link Problem}: also if its session is over. */
  public Identity token(String token) {
    return stillOpen(tokens.verify(token));
  }

  private Identity stillOpen(Identity identity) {
    endedSessions.refuse(identity.session());
    return identity;
  }

  private static Problem unauthorized() {
    return Problem.of(401, "unauthorized", "An access token or a ticket is needed.");
  }
}
