package foodfast.realtime;

/** Why a connection ends. */
public enum End {
  /** Its session was ended or revoked. */
  SESSION_OVER,
  /** Its access token ran out, or it was its turn to rotate: the client comes back by position. */
  TOKEN_OVER,
  /** Its client did not keep up: it resumes from its position. */
  TOO_SLOW,
  /** Its client said what nobody understands, again and again. */
  BAD_FRAMES,
  /** What it was about has ended. */
  ENDED,
  /** The client is gone. */
  GONE
}
