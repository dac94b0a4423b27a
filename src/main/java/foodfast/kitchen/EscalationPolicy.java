package foodfast.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is done about an order that nobody answers, and how long after it was placed. */
@ApplicationScoped
public class EscalationPolicy {
  /** What is done, one after the other. */
  enum Level {
    /** No screen has shown it yet: wake them again. */
    WAKE_AGAIN,
    /** Nobody acted on it: the alarm gets louder. */
    LOUDER,
    /** Reach the restaurant another way. */
    SECOND_CHANNEL,
    /** A support agent should call there. */
    SUPPORT_TASK,
    /** Give up: the customer is told, the payment released. */
    EXPIRE;

    boolean isLast() {
      return this == EXPIRE;
    }

    Level next() {
      return values()[ordinal() + 1];
    }
  }

  @Inject
  @ConfigProperty(name = "KITCHEN_LADDER_SECONDS", defaultValue = "5,30,60,180,600")
  List<Long> seconds;

  protected EscalationPolicy() {}

  EscalationPolicy(List<Long> seconds) {
    this.seconds = seconds;
  }

  /**
   * @throws IllegalStateException if the setting leaves a level out
   */
  void requireAllLevels() {
    if (seconds.size() != Level.values().length) {
      throw new IllegalStateException(
          "KITCHEN_LADDER_SECONDS needs " + Level.values().length + " numbers, not " + seconds);
    }
  }

  Instant due(Level level, Instant placedAt) {
    return placedAt.plus(Duration.ofSeconds(seconds.get(level.ordinal())));
  }

  /** Where an order begins: without a screen to show it, waiting for one is of no use. */
  Level first(boolean watched) {
    return watched ? Level.WAKE_AGAIN : Level.SECOND_CHANNEL;
  }
}
