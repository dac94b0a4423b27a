package foodfast.overview;

import foodfast.account.Caller;
import foodfast.realtime.LongPoll;
import foodfast.web.ConditionalRequest;
import foodfast.web.PreferWait;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The whole at a glance: at once, or when the next sample is taken. */
@Path("/overview")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
public class OverviewResource {
  private static final long NEXT_SAMPLE = 10;

  @Inject OverviewHistory history;
  @Inject LongPoll longPoll;
  @Inject Caller caller;

  @GET
  public void overview(
      @QueryParam("after") @Min(0) Long after,
      @HeaderParam("If-None-Match") List<String> ifNoneMatch,
      @HeaderParam("Prefer") List<String> prefer,
      @Context Request request,
      @Suspended AsyncResponse response) {
    Overview now = history.latest();
    boolean mayWait = request.getMethod().equals("GET") && longPoll.hasRoom(caller.owner());
    PreferWait wait = mayWait ? PreferWait.of(prefer) : null;
    long known = after == null || after > now.sample() ? 0 : after;
    Poll poll = new Poll(history, now.sample(), known, wait);
    if (!ConditionalRequest.isKnown(ifNoneMatch, tag(now.sample()))) {
      response.resume(poll.answer(now));
    } else if (wait == null) {
      response.resume(poll.atEnd());
    } else {
      longPoll.sleep(
          history.topic(),
          now.sample(),
          Duration.ofSeconds(wait.seconds()),
          caller.owner(),
          response,
          poll);
    }
  }

  private static String tag(long sample) {
    return "\"v" + sample + "\"";
  }

  /**
   * What one poll is told, now or when it wakes.
   *
   * @param sample the newest when it came
   * @param after the newest that its client has
   * @param preferred how long it may sleep, or null
   */
  private record Poll(OverviewHistory history, long sample, long after, PreferWait preferred)
      implements LongPoll.Answer {

    @Override
    public Supplier<Response> changed(boolean woken) {
      Overview now = history.latest();
      return now.sample() > sample ? () -> answer(now) : null;
    }

    @Override
    public Response atEnd() {
      return told(Response.notModified(), sample);
    }

    Response answer(Overview now) {
      return told(Response.ok(now.after(after)), now.sample());
    }

    private Response told(Response.ResponseBuilder answer, long newest) {
      answer.header("ETag", tag(newest)).header("Cache-Control", "private, no-cache");
      answer.header("Vary", "Prefer, Authorization").header("Retry-After", NEXT_SAMPLE);
      if (preferred != null) {
        answer.header("Preference-Applied", preferred.applied());
      }
      return answer.build();
    }
  }
}
