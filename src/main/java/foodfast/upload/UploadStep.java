package foodfast.upload;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** A step that an upload has behind it, and how long it took. */
@Embeddable
public class UploadStep {
  /** How many steps follow the bytes when nothing goes wrong. */
  static final int OF_PROCESSING = 6;

  private long version;

  @Enumerated(EnumType.STRING)
  private Kind step;

  private Instant at;
  private Long ms;

  protected UploadStep() {}

  UploadStep(long version, Kind step, Instant at, Long ms) {
    this.version = version;
    this.step = step;
    this.at = at;
    this.ms = ms;
  }

  /** What is done to a photo, in this order; a worker that died is followed by RETRIED. */
  public enum Kind {
    RECEIVED,
    RETRIED,
    CHECKED,
    DECODED,
    RESIZED,
    JUDGED,
    COMPRESSED,
    STORED
  }

  /** The step as clients see it. */
  public record View(Kind step, Instant at, Long ms) {}

  /** Whether the steps of processing begin anew behind it. */
  boolean isBeginning() {
    return step == Kind.RECEIVED || step == Kind.RETRIED;
  }

  View view() {
    return new View(step, at, ms);
  }
}
