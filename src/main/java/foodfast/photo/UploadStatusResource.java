package foodfast.photo;

import foodfast.account.Caller;
import foodfast.realtime.LongPoll;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far an upload and its processing are: bytes and steps in one timeline. */
@Path("/uploads/{id}/status")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("RESTAURANT")
@Tag(name = "Photos")
public class UploadStatusResource {
  @Inject UploadStatuses statuses;
  @Inject LongPoll longPoll;
  @Inject Caller caller;

  @GET
  @Operation(
      summary = "The status, at once or after a change",
      description = "With If-None-Match and Prefer: wait=25 it answers when something happens.")
  @APIResponse(responseCode = "200", description = "The status; ETag is its version")
  @APIResponse(responseCode = "304", description = "Still the version the client knows")
  public void status(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @HeaderParam("Prefer") String prefer,
      @Suspended AsyncResponse response) {
    UUID restaurant = caller.restaurantId();
    UploadStatus now = statuses.of(id, restaurant).orElseThrow(Problem::notFound);
    Integer wait = longPoll.hasRoom() ? PreferWait.seconds(prefer) : null;
    UploadAnswer answer = new UploadAnswer(statuses, restaurant, now, wait);
    if (!UploadAnswer.isKnownTo(ifNoneMatch, now)) {
      response.resume(answer.of(now));
    } else if (wait == null || now.isFinal()) {
      response.resume(answer.unchanged());
    } else {
      Duration time = Duration.ofSeconds(wait);
      longPoll.sleep(
          UploadStatuses.topic(id), now.version(), time, caller.owner(), response, answer);
    }
  }
}
