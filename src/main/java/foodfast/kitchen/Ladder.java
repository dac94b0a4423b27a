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

  Instant due(LadderStep step, Instant placedAt) {
    return placedAt.plus(Duration.ofSeconds(seconds.get(step.ordinal())));
  }

  /** Where an order begins: without a screen to show it, waiting for one is of no use. */
  LadderStep first(boolean watched) {
    return watched ? LadderStep.WAKE_AGAIN : LadderStep.SECOND_CHANNEL;
  }
}
