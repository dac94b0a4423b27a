package foodfast.realtime;

/** Why a connection ends. */
public enum DisconnectReason {
  /** Its session was ended or revoked. */
  SESSION_OVER,
  /** Its access token ran out, or it was its turn to rotate: the client comes back by position. */
  TOKEN_OVER,
  /** Its client did not keep up: it resumes from its position. */
  TOO_SLOW,
  /** Its client said what nobody understands, again and again. */
  BAD_FRAMES,
  /** Its client sent a message longer than it may be. */
  TOO_LONG,
  /** Its client sent bytes where texts are spoken. */
  NOT_TEXT,
  /** It is about something that its client may not see. */
  NOT_YOURS,
  /** It could not be taken in: its client comes back later. */
  NO_ROOM,
  /** What it was about has ended. */
  ENDED,
  /** The client is gone. */
  GONE
}
