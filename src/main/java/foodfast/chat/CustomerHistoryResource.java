package foodfast.chat;

import foodfast.account.Caller;
import foodfast.menu.Money;
import foodfast.order.OrderStatus;
import foodfast.order.OrderViews;
import foodfast.order.OrderViews.OrderView;
import foodfast.order.Orders;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the customer of a conversation asked before and ordered lately, for the agent who has it: no
 * addresses, no words of other conversations.
 */
@Path("/conversations/{id}/history")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
public class CustomerHistoryResource {
  private static final int LATELY = 10;

  @Inject Conversations conversations;
  @Inject Orders orders;
  @Inject OrderViews views;
  @Inject Caller caller;

  /** The latest first, at most ten of each. */
  public record History(List<Conversations.Past> conversations, List<PastOrder> orders) {}

  /**
   * An order of before.
   *
   * @param refunded null if nothing was taken yet
   */
  public record PastOrder(
      UUID id,
      String restaurantName,
      OrderStatus status,
      Money total,
      Money refunded,
      Instant placedAt) {
    private static PastOrder of(OrderView order) {
      return new PastOrder(
          order.id(),
          order.restaurantName(),
          order.status(),
          order.total(),
          order.payment() == null ? null : order.payment().refunded(),
          order.placedAt());
    }
  }

  @GET
  @Transactional
  public History history(@PathParam("id") UUID id) {
    UUID customer =
        conversations
            .view(caller.identity(), id)
            .filter(view -> view.concerns(caller.id()))
            .orElseThrow(Problem::notFound)
            .customer()
            .id();
    List<OrderView> ordered = views.of(orders.latestOf(customer, LATELY), caller.role());
    return new History(
        conversations.pastOf(customer, id, LATELY), ordered.stream().map(PastOrder::of).toList());
  }
}
