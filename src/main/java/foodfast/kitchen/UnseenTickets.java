package foodfast.kitchen;

import foodfast.realtime.Hub;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it, on every node, that no order is overlooked: steps that are due are taken, screens are
 * told present, and facts that were lost on their way are made up for.
 */
@ApplicationScoped
public class UnseenTickets {
  private static final Logger LOG = LoggerFactory.getLogger(UnseenTickets.class);

  @Inject ClimbLadder climbLadder;
  @Inject MissedOrders missedOrders;
  @Inject FollowOrder followOrder;
  @Inject Ladder ladder;
  @Inject TicketChanges changes;
  @Inject Screens screens;
  @Inject KitchenFigures figures;
  @Inject Hub hub;
  @Resource ManagedScheduledExecutorService executor;

  void start(@Observes Startup startup) {
    ladder.requireAllSteps();
    executor.scheduleWithFixedDelay(() -> quietly(this::findMissed), 10, 15, TimeUnit.SECONDS);
    executor.scheduleWithFixedDelay(() -> quietly(this::climbAll), 1, 1, TimeUnit.SECONDS);
    executor.scheduleWithFixedDelay(() -> quietly(this::tellPresence), 2, 3, TimeUnit.SECONDS);
  }

  private void climbAll() {
    while (climbLadder.one()) {
      // one transaction each, as long as any is due
    }
  }

  private void findMissed() {
    for (UUID order : missedOrders.some()) {
      LOG.warn("order {} was missed by its kitchen, which hears of it now", order);
      quietly(() -> followOrder.follow(order));
    }
  }

  private void tellPresence() {
    screens.seen(hub.ids(changes.kind()));
    figures.setUnwatched(screens.missing());
  }

  private static void quietly(Runnable sweep) {
    try {
      sweep.run();
    } catch (RuntimeException e) {
      LOG.debug("tried again soon: {}", e.toString());
    }
  }
}
