package foodfast.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many photos, how long they wait and how long each step takes: for operators. */
@ApplicationScoped
public class PhotoFigures {
  private static final Logger LOG = LoggerFactory.getLogger(PhotoFigures.class);

  @Inject MetricRegistry registry;
  @Inject ReceivePatch receivePatch;

  void start(@Observes Startup startup) {
    registry.gauge("foodfast_uploads_receiving", receivePatch, ReceivePatch::count);
  }

  void waited(long millis) {
    registry.timer("foodfast_photo_waited").update(Duration.ofMillis(millis));
  }

  void step(PhotoStep step, long millis) {
    registry
        .timer("foodfast_photo_step", new Tag("step", step.name()))
        .update(Duration.ofMillis(millis));
  }

  void ready(long nanos) {
    registry.timer("foodfast_photo_ready").update(Duration.ofNanos(nanos));
    LOG.debug("a photo was made in {} ms", nanos / 1_000_000);
  }

  void rejected(Reason reason) {
    registry.counter("foodfast_photo_rejected", new Tag("reason", reason.name())).inc();
  }
}
