package foodfast.picture;

/** This picture will never do, and why: the end of its way, not a fault of ours. */
public final class PictureRejected extends RuntimeException {
  private final PictureIssue reason;

  public PictureRejected(PictureIssue reason) {
    super(reason.advice(), null, false, false);
    this.reason = reason;
  }

  public PictureIssue reason() {
    return reason;
  }
}
