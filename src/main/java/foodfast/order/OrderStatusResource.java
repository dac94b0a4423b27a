package foodfast.order;

import foodfast.account.Caller;
import foodfast.realtime.LongPoll;
import foodfast.web.PreferWait;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * An order's status: 304 while the client knows it already, and with {@code Prefer: wait} only
 * after a while.
 */
@Path("/orders/{id}/status")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "OPERATOR"})
@Tag(name = "Orders")
public class OrderStatusResource {
  @Inject KnownStatuses known;
  @Inject LongPoll longPoll;
  @Inject PollFigures figures;
  @Inject Caller caller;
  @Inject AdvanceOrder advanceOrder;

  /** A step to take: the status to reach, why, and in how many minutes. */
  public record NewStatus(
      @NotNull @Schema(examples = "CONFIRMED") OrderStatus status,
      @Schema(description = "needed for REJECTED") RejectionReason reason,
      @Min(0) @Max(240) Integer minutes) {}

  @GET
  @Operation(
      summary = "The status, at once or after a change",
      description =
          "With If-None-Match of the version known and Prefer: wait=25 the answer sleeps until the order moves on"
              + " (200) or the wait is over (304). Retry-After says when to ask again.")
  @APIResponse(
      responseCode = "200",
      description = "The status; ETag is its version",
      content = @Content(schema = @Schema(implementation = StatusAnswer.Body.class)))
  @APIResponse(responseCode = "304", description = "Still the version the client knows")
  public void status(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Parameter(example = "\"v1\"") String ifNoneMatch,
      @HeaderParam("Prefer") @Parameter(example = "wait=25") String prefer,
      @Suspended AsyncResponse response) {
    KnownStatus now = known.to(caller, id).orElseThrow(Problem::notFound);
    Integer wait = longPoll.hasRoom() ? PreferWait.seconds(prefer) : null;
    StatusAnswer answer = new StatusAnswer(known, figures, now, wait);
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

  @PUT
  @Transactional
  @Operation(summary = "Move an order on: the kitchen, the driver, or the customer who cancels")
  @APIResponse(responseCode = "200", description = "Moved on; the order as it is now")
  @APIResponse(responseCode = "409", description = "Not from here; `allowed` says where to")
  public OrderView advance(@PathParam("id") UUID id, @Valid @NotNull NewStatus wanted) {
    if (wanted.status() == OrderStatus.REJECTED && wanted.reason() == null) {
      throw Problem.of(422, "reason-required", "A rejection needs a reason.")
          .with("errors", List.of(Map.of("pointer", "/reason", "detail", "is required")));
    }
    String reason = wanted.reason() == null ? null : wanted.reason().name();
    AdvanceOrder.Mover mover =
        new AdvanceOrder.Mover(caller.id(), caller.role(), caller.restaurantId(), caller.name());
    AdvanceOrder.Remark remark = new AdvanceOrder.Remark(reason, wanted.minutes());
    return OrderView.of(advanceOrder.advance(mover, id, wanted.status(), remark));
  }
}
