package foodfast.overview;

import foodfast.background.Scheduler;
import foodfast.overview.NodeReport.Connected;
import foodfast.overview.NodeReports.Heard;
import foodfast.overview.Overview.Sample;
import foodfast.overview.Overview.TopicEvents;
import foodfast.overview.TakeSample.Seen;
import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The last hour in samples, taken every ten seconds for all viewers together. */
@ApplicationScoped
public class OverviewHistory {
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final long MOST = Duration.ofHours(1).dividedBy(AGAIN);

  @Inject TakeSample takeSample;
  @Inject SelfReport self;
  @Inject Hub hub;
  @Inject Signals signals;

  private volatile Overview latest = Overview.NOTHING_YET;
  private Map<String, Long> heardBefore = Map.of();
  private long heardAt = System.nanoTime();

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.every("overview", AGAIN, this::take).soon();
  }

  Overview latest() {
    return latest;
  }

  /** Where this node tells those who look that there is a new sample. */
  Topic topic() {
    return Topic.of("overview", self.node());
  }

  private void take() {
    Seen seen = takeSample.take(self.node(), self.now());
    List<TopicEvents> topics = topics();
    Sample sample = sample(seen, topics);
    latest =
        new Overview(
            sample.sample(),
            sample.at(),
            seen.openOrders(),
            seen.unanswered(),
            seen.waiting(),
            seen.queues(),
            seen.cities(),
            Totals.connected(seen),
            topics,
            Totals.refusals(seen),
            seen.nodes().stream().map(one -> one.view(isHere(one))).toList(),
            lastHour(sample));
    if (hub.isWatched(topic())) {
      signals.publish(Signal.hint(topic()));
    }
  }

  private List<Sample> lastHour(Sample newest) {
    List<Sample> before = latest.samples();
    return Stream.concat(
            before.stream().skip(Math.max(0, before.size() + 1 - MOST)), Stream.of(newest))
        .toList();
  }

  private boolean isHere(Heard one) {
    return one.node().equals(self.node());
  }

  /** Every node hears every signal: what came here came everywhere. */
  private List<TopicEvents> topics() {
    Map<String, Long> heard = hub.heard();
    long now = System.nanoTime();
    double seconds = (now - heardAt) / 1e9;
    List<TopicEvents> topics =
        heard.entrySet().stream()
            .map(
                one -> {
                  long more = one.getValue() - heardBefore.getOrDefault(one.getKey(), 0L);
                  return new TopicEvents(one.getKey(), tenths(more / seconds), one.getValue());
                })
            .sorted(Comparator.comparing(TopicEvents::topic))
            .toList();
    heardBefore = heard;
    heardAt = now;
    return topics;
  }

  private Sample sample(Seen seen, List<TopicEvents> topics) {
    long streams = Totals.sum(seen, NodeReport::streams);
    long sockets = Totals.sum(seen, NodeReport::sockets);
    return new Sample(
        latest.sample() + 1,
        Instant.now(),
        Totals.orders(seen, status -> true),
        Totals.orders(seen, "PLACED"::equals),
        Totals.sum(seen, NodeReport::polls),
        streams + sockets,
        streams,
        sockets,
        Totals.sum(seen, NodeReport::chats),
        seen.byPush().stream().mapToLong(Connected::people).sum(),
        Totals.sum(seen, NodeReport::viewers),
        Totals.sum(seen, NodeReport::rides),
        tenths(topics.stream().mapToDouble(TopicEvents::perSecond).sum()),
        Totals.sum(seen, NodeReport::refusals),
        Totals.waiting(seen, Queues.FACTS),
        self.gauge("broker_dead_letters"),
        seen.waitingChats(),
        seen.supportTasks());
  }

  private static double tenths(double figure) {
    return Math.round(10 * figure) / 10.0;
  }
}
