package foodfast.order;

import foodfast.account.Caller;
import foodfast.account.Identity;
import foodfast.order.AdvanceOrder.NewStatus;
import foodfast.order.OrderViews.OrderView;
import foodfast.realtime.LongPoll;
import foodfast.web.ConditionalRequest;
import foodfast.web.PreferWait;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An order's status: 304 while the client knows it already, and with {@code Prefer: wait} only
 * after a while.
 */
@Path("/orders/{id}/status")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "OPERATOR"})
public class OrderStatusResource {
  @Inject StatusCache cache;
  @Inject LongPoll longPoll;
  @Inject PollMetrics metrics;
  @Inject Caller caller;
  @Inject AdvanceOrder advanceOrder;
  @Inject OrderViews views;

  @GET
  public void status(
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") List<String> ifNoneMatch,
      @HeaderParam("Prefer") List<String> prefer,
      @Context Request request,
      @Suspended AsyncResponse response) {
    Identity who = caller.identity();
    boolean mayWait = request.getMethod().equals("GET") && longPoll.hasRoom(who.owner());
    PreferWait wait = mayWait ? PreferWait.of(prefer) : null;
    StatusSnapshot now = start(who, id, ifNoneMatch, wait);
    StatusPoll poll = new StatusPoll(cache, metrics, now, wait);
    if (!ConditionalRequest.isKnown(ifNoneMatch, StatusPoll.tag(now))) {
      response.resume(poll.of(now));
    } else if (wait == null || now.isFinal()) {
      response.resume(poll.unchanged());
    } else {
      Duration time = Duration.ofSeconds(wait.seconds());
      longPoll.sleep(StatusCache.topic(id), now.version(), time, who.owner(), response, poll);
    }
  }

  /**
   * A client that is going to wait and knows what this node knows needs no look at the table: if
   * the node is behind, healing wakes the poll within a second.
   */
  private StatusSnapshot start(Identity who, UUID id, List<String> ifNoneMatch, PreferWait wait) {
    Optional<StatusSnapshot> held = wait == null ? Optional.empty() : cache.last(id);
    return held.filter(last -> last.parties().include(who))
        .filter(last -> ConditionalRequest.isKnown(ifNoneMatch, StatusPoll.tag(last)))
        .or(() -> cache.to(who, id))
        .orElseThrow(Problem::notFound);
  }

  @PUT
  @Transactional
  public OrderView advance(@PathParam("id") UUID id, @Valid @NotNull NewStatus wanted) {
    return views.of(advanceOrder.advance(caller.identity(), id, wanted), caller.role());
  }
}
