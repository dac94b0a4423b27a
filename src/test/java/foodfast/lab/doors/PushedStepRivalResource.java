package foodfast.lab.doors;

import foodfast.order.AdvanceOrder.NewStatus;
import foodfast.order.OrderStatusResource;
import foodfast.order.OrderViews.OrderView;
import foodfast.push.Occasion;
import foodfast.push.PushSubscription;
import foodfast.push.RequestPush;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * Rival of the sleeping poll: a step has its customer's devices woken, in its own transaction and
 * without the product's pause, in which an open page may show it first.
 */
@Path("/lab/orders/{id}/pushed-status")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("RESTAURANT")
public class PushedStepRivalResource {
  private static final String DEVICES =
      "select p from PushSubscription p, Order o where p.accountId = o.customerId and o.id = :id";

  /** The product wakes nobody for later steps in a kitchen; who asks hears of those anyway. */
  private static final long CONFIRMED = 1;

  @PersistenceContext EntityManager entities;
  @Inject OrderStatusResource orders;
  @Inject RequestPush requestPush;

  @PUT
  @Transactional
  public OrderView advance(@PathParam("id") UUID id, @Valid @NotNull NewStatus wanted) {
    OrderView moved = orders.advance(id, wanted);
    requestPush.to(
        entities
            .createQuery(DEVICES, PushSubscription.class)
            .setParameter("id", id)
            .getResultList(),
        Occasion.ORDER_STEP,
        id,
        CONFIRMED);
    return moved;
  }
}
