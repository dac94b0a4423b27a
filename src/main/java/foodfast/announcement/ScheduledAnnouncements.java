package foodfast.announcement;

import foodfast.background.PolledConditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second for announcements whose start has come, and publishes them. */
@ApplicationScoped
public class ScheduledAnnouncements {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledAnnouncements.class);
  private static final int AT_ONCE = 100;

  @Inject PublishAnnouncements publish;

  void start(@Observes Startup startup, PolledConditions conditions) {
    Duration second = Duration.ofSeconds(1);
    conditions.every("scheduled announcements", second, Announcements.ANY_DUE, this::publishDue);
  }

  private void publishDue() {
    for (int sent = 0; sent < AT_ONCE && publish.publishDue(); sent++) {
      LOG.info("a scheduled announcement goes out");
    }
  }
}
