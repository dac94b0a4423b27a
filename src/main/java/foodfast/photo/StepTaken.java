package foodfast.photo;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** A step that an upload has behind it, and how long it took. */
@Embeddable
public class StepTaken {
  long version;

  @Enumerated(EnumType.STRING)
  PhotoStep step;

  Instant at;
  Long ms;

  protected StepTaken() {}

  StepTaken(long version, PhotoStep step, Instant at, Long ms) {
    this.version = version;
    this.step = step;
    this.at = at;
    this.ms = ms;
  }

  /** The step as clients see it. */
  public record View(PhotoStep step, Instant at, Long ms) {}

  View view() {
    return new View(step, at, ms);
  }
}
