package foodfast.order;

import foodfast.realtime.LongPoll;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What status polls cost this node: how many were asked, how many rows were read for them. */
@ApplicationScoped
public class PollMetrics {
  private static final String POLLS = "order_status_polls";

  @Inject MetricRegistry registry;
  @Inject LongPoll longPoll;

  private Counter changed;
  private Counter unchanged;
  private Counter reads;

  @PostConstruct
  void register() {
    changed = registry.counter(POLLS, new Tag("answer", "200"));
    unchanged = registry.counter(POLLS, new Tag("answer", "304"));
    reads = registry.counter("order_status_reads");
  }

  void changed() {
    changed.inc();
  }

  void unchanged() {
    unchanged.inc();
  }

  /** So many orders' rows were read for polls. */
  void read(int orders) {
    reads.inc(orders);
  }

  /** How many polls sleep on this node: its load, as the polling interval sees it. */
  int asleep() {
    return longPoll.count();
  }
}
