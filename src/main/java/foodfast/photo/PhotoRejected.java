package foodfast.photo;

/** This photo will never do, and why: the end of its way, not a fault of ours. */
public final class PhotoRejected extends RuntimeException {
  private final Reason reason;

  PhotoRejected(Reason reason) {
    super(reason.advice(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
