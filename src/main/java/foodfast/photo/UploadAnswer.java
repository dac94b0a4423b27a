package foodfast.photo;

import foodfast.realtime.LongPoll;
import foodfast.web.Problem;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** What one status poll of an upload answers, now or when it wakes. */
final class UploadAnswer implements LongPoll.Answer {
  private final UploadStatuses statuses;
  private final UUID restaurant;
  private final UploadStatus start;
  private final Integer wait;

  UploadAnswer(UploadStatuses statuses, UUID restaurant, UploadStatus start, Integer wait) {
    this.statuses = statuses;
    this.restaurant = restaurant;
    this.start = start;
    this.wait = wait;
  }

  @Override
  public Response changed(boolean woken) {
    Optional<UploadStatus> now = statuses.of(start.id(), restaurant);
    if (now.isEmpty()) {
      return Problem.notFound().response();
    }
    return now.filter(status -> status.version() > start.version()).map(this::of).orElse(null);
  }

  @Override
  public Response unchanged() {
    return with(Response.notModified(), start).build();
  }

  Response of(UploadStatus status) {
    return with(Response.ok(status), status).build();
  }

  private Response.ResponseBuilder with(Response.ResponseBuilder answer, UploadStatus status) {
    answer.header("ETag", tag(status)).header("Cache-Control", "private, no-cache");
    answer.header("Vary", "Prefer, Authorization");
    if (wait != null) {
      answer.header("Preference-Applied", "wait=" + wait);
    }
    if (!status.isFinal()) {
      answer.header("Retry-After", 2);
    }
    return answer;
  }

  static String tag(UploadStatus status) {
    return "\"v" + status.version() + "\"";
  }

  /** Whether one of the tags in the header names this version. */
  static boolean isKnownTo(String ifNoneMatch, UploadStatus status) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",")) {
      String strong = tag.trim().replaceFirst("^W/", "");
      if (strong.equals(tag(status)) || strong.equals("*")) {
        return true;
      }
    }
    return false;
  }
}
