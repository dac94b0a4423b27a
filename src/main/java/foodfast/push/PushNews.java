package foodfast.push;

import foodfast.background.PolledConditions;
import foodfast.background.Scheduler;
import foodfast.delivery.ViewerPresence;
import foodfast.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/**
 * Looks every second for what devices are still to be told, page by page; a node that dies in
 * between has told all of a page or nothing.
 */
@ApplicationScoped
public class PushNews {
  private static final String SOMEBODY_LISTENS = "exists (select 1 from push_subscription)";

  @Inject DueNotifications dueNotifications;
  @Inject ViewerPresence viewerPresence;
  @Inject VapidKey vapidKey;
  @Inject Outbox outbox;

  /** This bean by way of the container, which begins a transaction for each page. */
  @Inject PushNews inTransaction;

  void start(@Observes Startup startup, Scheduler scheduler, PolledConditions conditions) {
    conditions.every("push news", Duration.ofSeconds(1), SOMEBODY_LISTENS, this::tellAll);
    scheduler.every("old push news", Duration.ofHours(1), dueNotifications::sweep);
  }

  private void tellAll() {
    if (!vapidKey.isThere()) {
      return;
    }
    for (Occasion occasion : DueNotifications.occasions()) {
      while (inTransaction.tellSome(occasion)) {
        // as long as full pages come
      }
    }
  }

  /**
   * @return whether there may be more
   */
  @Transactional
  public boolean tellSome(Occasion occasion) {
    List<PushDue> page = dueNotifications.take(occasion);
    page.stream().filter(due -> !isOnAMap(due)).forEach(outbox::append);
    return page.size() == DueNotifications.PAGE;
  }

  /** Whoever has the map open sees the driver come. */
  private boolean isOnAMap(PushDue due) {
    return due.occasion() == Occasion.ARRIVING && viewerPresence.isWatched(due.about());
  }
}
