package foodfast.delivery;

import foodfast.account.Caller;
import foodfast.order.StatusCache;
import foodfast.order.StatusSnapshot;
import foodfast.web.ConditionalRequest;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Where the driver was seen last, for customers whose network lets no socket through. */
@Path("/orders/{id}/location")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("CUSTOMER")
public class LastPositionResource {
  @Inject StatusCache statuses;
  @Inject TrackingSessions sessions;
  @Inject ViewerPresence presence;
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
  public Response location(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    StatusSnapshot status =
        statuses
            .of(id)
            .filter(order -> order.parties().include(caller.identity()))
            .orElseThrow(Problem::notFound);
    if (status.isFinal()) {
      throw Problem.of(410, "delivery-over", "This delivery has ended.");
    }
    presence.poll(id);
    Position last =
        sessions
            .lastKnown(id)
            .orElseThrow(
                () ->
                    Problem.of(404, "no-position-yet", "The driver is not on the way yet.")
                        .retryAfter(Duration.ofSeconds(ViewerPresence.WATCHED_SECONDS)));
    return ConditionalRequest.get(headers, "\"" + last.micros() + "\"", () -> seen(id, last))
        .header("Retry-After", ViewerPresence.WATCHED_SECONDS)
        .build();
  }

  private static LastSeen seen(UUID order, Position p) {
    long age = Math.max(0, Duration.between(p.at(), Instant.now()).toSeconds());
    return new LastSeen(order, p.lat(), p.lng(), p.accuracy(), p.speed(), p.heading(), p.at(), age);
  }
}
