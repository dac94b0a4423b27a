package foodfast.realtime;

/** What became of a frame that was offered to a sink. */
enum Offered {
  TAKEN,
  NO_ROOM,
  CLOSED
}
