package foodfast.realtime;

import java.time.Instant;

/**
 * On whose behalf a connection is open.
 *
 * @param account the person, for the cap on open connections
 * @param session the session whose end closes the connection
 * @param until the end of the access token it was opened with, leeway included
 */
public record Owner(String account, String session, Instant until) {
  /** Streams and sockets of a session listen here for its end. */
  public Topic sessionTopic() {
    return Topic.of("session", session);
  }
}
