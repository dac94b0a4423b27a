package foodfast.photo;

/** What is done to a photo, in this order; a worker that died is followed by RETRIED. */
public enum PhotoStep {
  RECEIVED,
  RETRIED,
  CHECKED,
  DECODED,
  RESIZED,
  JUDGED,
  COMPRESSED,
  STORED;

  /** How many steps follow the bytes when nothing goes wrong. */
  static final int OF_PROCESSING = 6;
}
