package foodfast.announcement;

import foodfast.realtime.Told;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second for announcements whose start has come, and keeps count of whom they met. */
@ApplicationScoped
public class Schedule {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final int AT_ONCE = 100;

  @Inject SendDueAnnouncement send;
  @Inject Announcements announcements;
  @Resource ManagedScheduledExecutorService executor;

  private volatile boolean failing;

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::sendDue, 1, 1, TimeUnit.SECONDS);
  }

  private void sendDue() {
    try {
      for (int sent = 0; sent < AT_ONCE && send.sendOne(); sent++) {
        LOG.info("a scheduled announcement goes out");
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("scheduled announcements wait, tried again every second: {}", e.toString());
      }
      failing = true;
    }
  }

  void count(@Observes Told told) {
    if (told.topic().kind().equals(AnnouncementChanges.KIND) && told.readers() > 0) {
      announcements.countConnected(told.position(), told.readers());
    }
  }
}
