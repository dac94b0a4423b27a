package foodfast.upload;

import foodfast.account.Caller;
import foodfast.realtime.LongPoll;
import foodfast.web.ConditionalRequest;
import foodfast.web.PreferWait;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** How far an upload and its processing are: bytes and steps in one timeline, for pollers. */
@Path("/uploads/{id}/status")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"RESTAURANT", "CUSTOMER", "AGENT"})
public class UploadStatusResource {
  @Inject Uploads uploads;
  @Inject LongPoll longPoll;
  @Inject Caller caller;

  @GET
  public void status(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") List<String> ifNoneMatch,
      @HeaderParam("Prefer") List<String> prefer,
      @Context Request request,
      @Suspended AsyncResponse response) {
    UUID owner = Upload.ownerFor(caller);
    UploadStatus now = uploads.statusOf(id, owner).orElseThrow(Problem::notFound);
    boolean mayWait = request.getMethod().equals("GET") && longPoll.hasRoom(caller.owner());
    PreferWait wait = mayWait ? PreferWait.of(prefer) : null;
    Poll poll = new Poll(uploads, owner, now, wait);
    if (!ConditionalRequest.isKnown(ifNoneMatch, tag(now))) {
      response.resume(poll.answer(Response.ok(now), now));
    } else if (wait == null || now.isFinal()) {
      response.resume(poll.atEnd());
    } else {
      longPoll.sleep(
          Uploads.topic(id),
          now.version(),
          Duration.ofSeconds(wait.seconds()),
          caller.owner(),
          response,
          poll);
    }
  }

  private static String tag(UploadStatus status) {
    return "\"v" + status.version() + "\"";
  }

  /**
   * What one poll is told, now or when it wakes.
   *
   * @param known what its client knows
   * @param preferred how long it may sleep, or null
   */
  private record Poll(Uploads uploads, UUID owner, UploadStatus known, PreferWait preferred)
      implements LongPoll.Answer {

    @Override
    public Supplier<Response> changed(boolean woken) {
      UploadStatus now = uploads.statusOf(known.id(), owner).orElse(null);
      if (now == null) {
        return () -> Problem.notFound().response();
      }
      return now.version() > known.version() ? () -> answer(Response.ok(now), now) : null;
    }

    @Override
    public Response atEnd() {
      return answer(Response.notModified(), known);
    }

    Response answer(Response.ResponseBuilder answer, UploadStatus status) {
      answer.header("ETag", tag(status)).header("Cache-Control", "private, no-cache");
      answer.header("Vary", "Prefer, Authorization");
      if (preferred != null) {
        answer.header("Preference-Applied", preferred.applied());
      }
      if (!status.isFinal()) {
        answer.header("Retry-After", 2);
      }
      return answer.build();
    }
  }
}
