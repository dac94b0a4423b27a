package foodfast.order;

import foodfast.realtime.LongPoll;
import foodfast.web.PreferWait;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** One status poll: what it answers now, or when it wakes, and when to poll again. */
final class StatusPoll implements LongPoll.Answer {
  /**
   * With so many polls asleep the interval is twice the calm one, with twice as many three times.
   */
  private static final double CROWD = 10_000;

  private static final double SLOWER_AT_MOST = 4;

  private final StatusCache cache;
  private final PollMetrics metrics;
  private final StatusSnapshot start;
  private final PreferWait wait;

  /**
   * @param start what the client knows
   * @param wait the preference that is applied, or null
   */
  StatusPoll(StatusCache cache, PollMetrics metrics, StatusSnapshot start, PreferWait wait) {
    this.cache = cache;
    this.metrics = metrics;
    this.start = start;
    this.wait = wait;
  }

  @Override
  public Supplier<Response> changed(boolean woken) {
    StatusSnapshot now =
        (woken ? cache.newerThan(start.orderId(), start.version()) : cache.last(start.orderId()))
            .orElse(start);
    return now.version() > start.version() ? () -> of(now) : null;
  }

  @Override
  public Response atEnd() {
    Supplier<Response> changed = changed(false);
    return changed == null ? unchanged() : changed.get();
  }

  Response unchanged() {
    metrics.unchanged();
    return with(Response.notModified(), start).build();
  }

  Response of(StatusSnapshot s) {
    metrics.changed();
    return with(Response.ok(s.report()), s).build();
  }

  private Response.ResponseBuilder with(Response.ResponseBuilder answer, StatusSnapshot status) {
    answer.header("ETag", tag(status)).header("Cache-Control", "private, no-cache");
    answer.header("Vary", "Prefer, Authorization");
    if (wait != null) {
      answer.header("Preference-Applied", wait.applied());
    }
    if (!status.isFinal()) {
      answer.header("Retry-After", intervalSeconds(status.status(), metrics.asleep()));
    }
    return answer;
  }

  static String tag(StatusSnapshot status) {
    return "\"v" + status.version() + "\"";
  }

  /**
   * The polling interval of a client that does not sleep: short enough to feel live, long enough
   * for a battery, and longer the more polls the node holds.
   */
  static int intervalSeconds(OrderStatus status, int asleep) {
    int calm = status == OrderStatus.READY || status == OrderStatus.PICKED_UP ? 30 : 60;
    return (int) (calm * Math.min(SLOWER_AT_MOST, 1 + asleep / CROWD));
  }
}
