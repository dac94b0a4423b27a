package foodfast.delivery;

import foodfast.account.Caller;
import foodfast.order.KnownStatus;
import foodfast.order.KnownStatuses;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the driver was seen last, for customers whose network lets no socket through. */
@Path("/orders/{id}/location")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("CUSTOMER")
@Tag(name = "Delivery")
public class LocationResource {
  @Inject KnownStatuses known;
  @Inject Rides rides;
  @Inject Watchers watchers;
  @Inject Caller caller;

  /** A position and how old it is. */
  public record LastSeen(
      UUID orderId,
      double lat,
      double lng,
      Double accuracy,
      Double speed,
      Double heading,
      Instant at,
      long ageSeconds) {}

  @GET
  @Operation(summary = "The last known position of an order's driver; ask again after Retry-After")
  @APIResponse(responseCode = "200", description = "ETag is the position's time")
  @APIResponse(responseCode = "304", description = "No newer position")
  @APIResponse(responseCode = "404", description = "Not yours, or not on its way yet")
  @APIResponse(responseCode = "410", description = "The delivery has ended")
  public Response location(@PathParam("id") UUID id, @Context Request request) {
    KnownStatus status =
        known
            .of(id)
            .filter(order -> order.customerId().equals(caller.id()))
            .orElseThrow(Problem::notFound);
    if (status.isFinal()) {
      throw Problem.of(410, "delivery-over", "This delivery has ended.");
    }
    watchers.poll(id);
    Position last =
        rides
            .lastKnown(id)
            .orElseThrow(
                () ->
                    Problem.of(404, "no-position-yet", "The driver is not on the way yet.")
                        .retryAfter(Duration.ofSeconds(Paces.WATCHED)));
    EntityTag tag = new EntityTag(Long.toString(last.micros()));
    Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
    return (answer == null ? Response.ok(seen(id, last)) : answer)
        .tag(tag)
        .header("Cache-Control", "private, no-cache")
        .header("Retry-After", Paces.WATCHED)
        .build();
  }

  private static LastSeen seen(UUID order, Position p) {
    long age = Math.max(0, Duration.between(p.at(), Instant.now()).toSeconds());
    return new LastSeen(order, p.lat(), p.lng(), p.accuracy(), p.speed(), p.heading(), p.at(), age);
  }
}
