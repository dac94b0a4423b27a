package foodfast.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import foodfast.account.Caller;
import foodfast.delivery.PositionGate.Verdict;
import foodfast.web.CursoredPage;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import foodfast.web.Problem;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a driver can take on, has taken on, and where it went while no socket would open. */
@Path("/deliveries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("DRIVER")
public class DriverDeliveriesResource {
  private static final int A_BATCH = 1_000;

  @Inject Deliveries trips;
  @Inject AssignDriver assignDriver;
  @Inject ExpectedDrivers expectedDrivers;
  @Inject IdempotentReplies replies;
  @Inject TrackingSessions sessions;
  @Inject TrackingPeriodicTasks tasks;
  @Inject ViewerPresence presence;
  @Inject DeliveryMetrics metrics;
  @Inject Caller caller;

  /**
   * What became of a batch.
   *
   * @param paceSeconds how long to wait until the next fix
   * @param errors what was wrong with those that cannot be, null if nothing was
   */
  public record Taken(
      int accepted, int ignored, int paceSeconds, List<Map<String, String>> errors) {}

  /** In how many minutes a driver means to be at the kitchen; 0 is "I am here". */
  public record PickUp(@NotNull @Min(0) @Max(120) Integer inMinutes) {}

  /** Which deliveries. */
  public enum Which {
    available,
    mine
  }

  @GET
  public CursoredPage<DeliveryView> list(
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

  @PUT
  @Path("/{orderId}/pick-up")
  public void expectPickUp(@PathParam("orderId") UUID order, @Valid @NotNull PickUp wanted) {
    if (!expectedDrivers.expect(caller.id(), order, wanted.inMinutes())) {
      throw Problem.notFound();
    }
  }

  @POST
  @Path("/{orderId}/positions")
  public Taken positions(
      @PathParam("orderId") UUID order,
      @NotNull @Size(max = A_BATCH, message = "{foodfast.many}") List<JsonNode> batch) {
    TrackingSession session = sessions.of(order, caller.id());
    List<Position> fixes = new ArrayList<>();
    List<Map<String, String>> errors = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      try {
        fixes.add(read(order, batch.get(i)));
      } catch (Problem refusal) {
        String pointer = "/" + i + refusal.members().getOrDefault("pointer", "");
        errors.add(Map.of("pointer", pointer, "detail", refusal.getMessage()));
      }
    }
    int accepted = sessions.take(session, fixes);
    session.show(TrackingSessions.millis());
    tasks.save(List.of(session));
    int ignored = batch.size() - accepted;
    return new Taken(
        accepted, ignored, presence.intervalSeconds(order), errors.isEmpty() ? null : errors);
  }

  /** One position of a batch; what is wrong with it is counted, and no other one's business. */
  private Position read(UUID order, JsonNode position) {
    if (!position.isObject()) {
      metrics.count(Verdict.INVALID);
      throw Problem.of(400, "validation-failed", "This must be an object.");
    }
    if (!isOf(order, position.path("orderId"))) {
      metrics.count(Verdict.OTHER_ORDER);
      throw Problem.of(400, "other-order", "It is another order's.").with("pointer", "/orderId");
    }
    return sessions.read(position);
  }

  /** Whether a position that names its order, which it need not, names this one. */
  private static boolean isOf(UUID order, JsonNode named) {
    return named.isMissingNode()
        || named.isNull()
        || order.toString().equalsIgnoreCase(named.textValue());
  }
}
