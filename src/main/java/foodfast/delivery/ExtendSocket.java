package foodfast.delivery;

import foodfast.account.Handshakes;
import foodfast.account.Identity;
import foodfast.realtime.Connections;
import foodfast.realtime.Sink;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets a socket live as long as a newer access token of the session that opened it. */
@ApplicationScoped
public class ExtendSocket {
  @Inject Handshakes handshakes;
  @Inject Connections connections;

  /**
   * @throws Problem 401 if the token is no good, or another session's
   */
  void extend(Sink sink, Identity who, String token) {
    Identity newer = handshakes.token(token == null ? "" : token);
    if (!newer.session().equals(who.session())) {
      throw Problem.of(401, "unauthorized", "The token is another session's.");
    }
    connections.extend(sink, newer.owner().until());
  }
}
