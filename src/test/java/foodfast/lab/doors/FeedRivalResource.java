package foodfast.lab.doors;

import foodfast.account.Caller;
import foodfast.realtime.Feed;
import foodfast.realtime.LongPoll;
import foodfast.realtime.Topic;
import foodfast.web.PreferWait;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Rival of streams and sockets: a feed's rows by short poll and, with a preference, by long poll.
 */
@Path("/lab/feeds/{kind}/{id}")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "AGENT"})
public class FeedRivalResource {
  private static final int PAGE = 50;

  @Inject RivalFeeds feeds;
  @Inject LongPoll longPoll;
  @Inject Caller caller;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public void poll(
      @PathParam("kind") String kind,
      @PathParam("id") String id,
      @QueryParam("after") long after,
      @HeaderParam("Prefer") List<String> prefer,
      @Suspended AsyncResponse response) {
    Feed feed = feeds.of(kind, id);
    PreferWait wait = PreferWait.of(prefer);
    List<Feed.Row> rows = feed.after(id, after, PAGE);
    if (!rows.isEmpty() || wait == null) {
      response.resume(answer(rows, after));
      return;
    }
    LongPoll.Answer later =
        new LongPoll.Answer() {
          @Override
          public Supplier<Response> changed(boolean woken) {
            List<Feed.Row> now = feed.after(id, after, PAGE);
            return now.isEmpty() ? null : () -> answer(now, after);
          }

          @Override
          public Response atEnd() {
            return answer(List.of(), after);
          }
        };
    Duration time = Duration.ofSeconds(wait.seconds());
    longPoll.sleep(Topic.of(kind, id), after, time, caller.owner(), response, later);
  }

  private static Response answer(List<Feed.Row> rows, long after) {
    if (rows.isEmpty()) {
      return Response.notModified("p" + after).build();
    }
    long last = rows.get(rows.size() - 1).position();
    String items = rows.stream().map(Feed.Row::data).collect(Collectors.joining(",", "[", "]"));
    return Response.ok(items).tag("p" + last).build();
  }
}
