package foodfast.delivery;

import foodfast.account.Caller;
import foodfast.order.AssignDriver;
import foodfast.order.Trip;
import foodfast.order.Trips;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Page;
import foodfast.web.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a driver can take on, has taken on, and where it went while no socket would open. */
@Path("/deliveries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("DRIVER")
@Tag(name = "Delivery")
public class DeliveriesResource {
  private static final int A_BATCH = 1_000;

  @Inject Trips trips;
  @Inject AssignDriver assignDriver;
  @Inject IdempotentReplies replies;
  @Inject Rides rides;
  @Inject RideClock rideClock;
  @Inject Paces paces;
  @Inject Caller caller;

  /** What became of a batch, and how long to wait until the next fix. */
  public record Taken(int accepted, int ignored, int paceSeconds) {}

  /** Which deliveries. */
  public enum Which {
    available,
    mine
  }

  @GET
  @Operation(summary = "Deliveries that wait for a driver in one's city, or one's own")
  public Page<Trip> list(
      @QueryParam("state") @DefaultValue("available") Which which,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @DefaultValue("") String cursor) {
    return which == Which.mine
        ? trips.of(caller.id(), cursor, limit)
        : trips.available(caller.city(), cursor, limit);
  }

  @POST
  @Path("/{orderId}/claim")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Take a delivery on; the first driver gets it")
  @APIResponse(responseCode = "409", description = "Taken already, or not to be had yet")
  public Response claim(
      @PathParam("orderId") UUID order, @HeaderParam("Idempotency-Key") String key) {
    UUID driver = caller.id();
    String city = caller.city();
    return replies.once(
        driver.toString(),
        "POST claim",
        IdempotencyKey.parse(key),
        order,
        () -> new Reply(200, null, assignDriver.assign(driver, city, order)));
  }

  @POST
  @Path("/{orderId}/positions")
  @Operation(
      summary = "Positions as a batch, in any order, for when no socket opens; repeatable",
      description = "A position is known by its time: sent again it is ignored.")
  @APIResponse(responseCode = "409", description = "Not picked up yet")
  @APIResponse(responseCode = "410", description = "The delivery has ended")
  public Taken positions(
      @PathParam("orderId") UUID order,
      @NotNull @Size(max = A_BATCH) List<@Valid @NotNull Position> batch) {
    Ride ride = rides.of(order, caller.id());
    long accepted =
        batch.stream()
            .sorted(Comparator.comparing(Position::at))
            .filter(fix -> rides.take(ride, fix).isAccepted())
            .count();
    ride.show(Rides.millis());
    rideClock.keep(List.of(ride));
    return new Taken((int) accepted, batch.size() - (int) accepted, paces.of(order));
  }
}
