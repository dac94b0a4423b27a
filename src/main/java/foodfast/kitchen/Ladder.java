package foodfast.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When each step of the escalation is due, counted from the placing of the order. */
@ApplicationScoped
public class Ladder {
  @Inject
  @ConfigProperty(name = "KITCHEN_LADDER_SECONDS", defaultValue = "5,30,60,180,600")
  List<Long> seconds;

  protected Ladder() {}

  Ladder(List<Long> seconds) {
    this.seconds = seconds;
  }

  /**
   * @throws IllegalStateException if the setting leaves a step out
   */
  void requireAllSteps() {
    if (seconds.size() != LadderStep.values().length) {
      throw new IllegalStateException(
          "KITCHEN_LADDER_SECONDS needs "
              + LadderStep.values().length
              + " numbers, not "
              + seconds);
    }
  }

  Instant due(LadderStep step, Instant placedAt) {
    return placedAt.plus(Duration.ofSeconds(seconds.get(step.ordinal())));
  }

  /** Where an order begins: without a screen to show it, waiting for one is of no use. */
  LadderStep first(boolean watched) {
    return watched ? LadderStep.WAKE_AGAIN : LadderStep.SECOND_CHANNEL;
  }
}
