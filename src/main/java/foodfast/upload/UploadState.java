package foodfast.upload;

/** How far an upload has come: its bytes, its turn, its processing, its end. */
public enum UploadState {
  RECEIVING,
  QUEUED,
  PROCESSING,
  READY,
  REJECTED,
  FAILED;

  boolean isFinal() {
    return this == READY || this == REJECTED || this == FAILED;
  }
}
