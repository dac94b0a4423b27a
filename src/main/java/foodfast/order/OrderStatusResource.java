package foodfast.order;

import foodfast.account.Caller;
import foodfast.realtime.LongPoll;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * An order's status: 304 while the client knows it already, and with {@code Prefer: wait} only
 * after a while.
 */
@Path("/orders/{id}/status")
@RequestScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "OPERATOR"})
@Tag(name = "Orders")
public class OrderStatusResource {
  @Inject KnownStatuses known;
  @Inject LongPoll longPoll;
  @Inject Caller caller;

  @GET
  @Operation(
      summary = "The status, at once or after a change",
      description =
          "With If-None-Match of the version known and Prefer: wait=25 the answer sleeps until the order moves on"
              + " (200) or the wait is over (304). Retry-After says when to ask again.")
  @APIResponse(responseCode = "200", description = "The status; ETag is its version")
  @APIResponse(responseCode = "304", description = "Still the version the client knows")
  public void status(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @HeaderParam("Prefer") String prefer,
      @Suspended AsyncResponse response) {
    KnownStatus now =
        known.of(id).filter(status -> status.concerns(caller)).orElseThrow(Problem::notFound);
    Integer wait = PreferWait.seconds(prefer);
    StatusAnswer answer = new StatusAnswer(known, now, wait);
    if (!StatusAnswer.isKnownTo(ifNoneMatch, now)) {
      response.resume(answer.of(now));
    } else if (wait == null || now.status().isFinal()) {
      response.resume(answer.unchanged());
    } else {
      Duration time = Duration.ofSeconds(wait);
      longPoll.sleep(
          KnownStatuses.topic(id), now.version(), time, caller.owner(), response, answer);
    }
  }
}
