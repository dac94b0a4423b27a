package foodfast.chat;

/** What came over the socket is no frame of ours; after the third the client is sent away. */
final class BadFrame extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadFrame(String detail) {
    super(detail, null, false, false);
  }
}
