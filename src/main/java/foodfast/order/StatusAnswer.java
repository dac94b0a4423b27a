package foodfast.order;

import foodfast.realtime.LongPoll;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What one status poll answers, now or when it wakes. */
final class StatusAnswer implements LongPoll.Answer {
  private final KnownStatuses known;
  private final PollFigures figures;
  private final KnownStatus start;
  private final Integer wait;

  /**
   * @param start what the client knows
   * @param wait the preference that is applied, in seconds, or null
   */
  StatusAnswer(KnownStatuses known, PollFigures figures, KnownStatus start, Integer wait) {
    this.known = known;
    this.figures = figures;
    this.start = start;
    this.wait = wait;
  }

  /** The body of a status answer. */
  public record Body(
      UUID orderId,
      OrderStatus status,
      long version,
      @JsonbProperty("final") boolean isFinal,
      Instant updatedAt,
      List<OrderStep.View> timeline) {}

  @Override
  public Response changed(boolean woken) {
    long beyond = woken ? start.version() : -1;
    KnownStatus now = known.newerThan(start.orderId(), beyond).orElse(start);
    return now.version() > start.version() ? of(now) : null;
  }

  @Override
  public Response unchanged() {
    figures.unchanged();
    return with(Response.notModified(), start).build();
  }

  Response of(KnownStatus s) {
    figures.changed();
    boolean over = s.status().isFinal();
    Body body = new Body(s.orderId(), s.status(), s.version(), over, s.updatedAt(), s.timeline());
    return with(Response.ok(body), s).build();
  }

  private Response.ResponseBuilder with(Response.ResponseBuilder answer, KnownStatus status) {
    answer.header("ETag", tag(status)).header("Cache-Control", "private, no-cache");
    answer.header("Vary", "Prefer, Authorization");
    if (wait != null) {
      answer.header("Preference-Applied", "wait=" + wait);
    }
    if (!status.status().isFinal()) {
      answer.header("Retry-After", Pace.seconds(status.status(), figures.asleep()));
    }
    return answer;
  }

  private static String tag(KnownStatus status) {
    return "\"v" + status.version() + "\"";
  }

  /** Whether one of the tags in the header names this version. */
  static boolean isKnownTo(String ifNoneMatch, KnownStatus status) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",")) {
      String trimmed = tag.trim();
      String strong = trimmed.startsWith("W/") ? trimmed.substring(2) : trimmed;
      if (strong.equals(tag(status)) || strong.equals("*")) {
        return true;
      }
    }
    return false;
  }
}
