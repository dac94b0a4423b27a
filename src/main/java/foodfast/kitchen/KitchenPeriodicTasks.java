package foodfast.kitchen;

import foodfast.background.PolledConditions;
import foodfast.background.Scheduler;
import foodfast.realtime.Hub;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each node does for the kitchens by time: it escalates unanswered orders, reports the screens
 * that are connected to it, and follows orders whose fact was lost on its way.
 */
@ApplicationScoped
public class KitchenPeriodicTasks {
  private static final Logger LOG = LoggerFactory.getLogger(KitchenPeriodicTasks.class);

  @Inject EscalateTicket escalateTicket;
  @Inject EscalationPolicy policy;
  @Inject StaleTickets missedOrders;
  @Inject Tickets tickets;
  @Inject TicketChanges changes;
  @Inject ScreenPresences screens;
  @Inject KitchenMetrics metrics;
  @Inject Hub hub;

  private boolean missing;

  void start(@Observes Startup startup, Scheduler scheduler, PolledConditions conditions) {
    policy.requireAllLevels();
    scheduler.every("missed orders", Duration.ofSeconds(15), this::followMissed);
    Duration second = Duration.ofSeconds(1);
    conditions.every("escalation", second, QueuedEscalations.ANY_DUE, this::escalateAll);
    scheduler.every("screens", Duration.ofSeconds(3), this::reportScreens);
  }

  private void escalateAll() {
    while (escalateTicket.next()) {
      // one transaction each, as long as any is due
    }
  }

  private void followMissed() {
    List<UUID> missed = missedOrders.some();
    missed.forEach(this::follow);
    if (missed.isEmpty()) {
      missing = false;
    } else if (!missing) {
      missing = true;
      LOG.warn("orders were missed by their kitchens, which hear of them now: {}", missed);
    }
  }

  /** One that fails keeps no other from being followed. */
  private void follow(UUID order) {
    try {
      tickets.follow(order);
    } catch (RuntimeException e) {
      LOG.debug("tried again soon: {}", e.toString());
    }
  }

  private void reportScreens() {
    screens.seen(hub.ids(changes.kind()));
    metrics.setUnwatched(screens.missing());
  }
}
