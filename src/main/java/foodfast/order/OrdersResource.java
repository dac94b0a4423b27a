package foodfast.order;

import foodfast.account.Caller;
import foodfast.account.Role;
import foodfast.order.OrderViews.OrderView;
import foodfast.order.PlaceOrder.NewOrder;
import foodfast.order.PromiseMinutes.NewPromise;
import foodfast.order.RateOrder.NewRating;
import foodfast.web.CursoredPage;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Placing orders, reading them, moving them on. */
@Path("/orders")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "OPERATOR"})
public class OrdersResource {
  private static final String PLACING = "POST orders";
  private static final String ORDERS = "/api/orders/";

  @Inject Orders orders;
  @Inject PlaceOrder placeOrder;
  @Inject IdempotentReplies replies;
  @Inject OrderViews views;
  @Inject RateOrder rateOrder;
  @Inject PromiseMinutes promiseMinutes;
  @Inject Event<OrderSeen> seen;
  @Inject Caller caller;

  @POST
  @RolesAllowed("CUSTOMER")
  public Response place(
      @HeaderParam("Idempotency-Key") String key, @Valid @NotNull NewOrder wanted) {
    UUID customer = caller.id();
    return replies.once(
        customer.toString(),
        PLACING,
        required(key),
        wanted,
        () -> placeOrder.prepare(customer, wanted),
        placeOrder::reserve,
        quote -> created(placeOrder.place(customer, wanted, quote)));
  }

  private Reply created(Order order) {
    URI location = URI.create(ORDERS + order.id());
    return new Reply(201, location, views.of(order, caller.role()));
  }

  @DELETE
  @Path("/attempt")
  @RolesAllowed("CUSTOMER")
  public void giveUp(@HeaderParam("Idempotency-Key") String key) {
    String made = replies.withdraw(caller.id().toString(), PLACING, required(key));
    if (made != null) {
      throw Problem.of(409, "order-placed", "The order had been placed before.")
          .with("orderId", made.substring(ORDERS.length()));
    }
  }

  private static String required(String key) {
    String parsed = IdempotencyKey.parse(key);
    if (parsed == null) {
      throw Problem.of(
          400,
          "idempotency-key-required",
          "Orders need an Idempotency-Key: a retry must not order twice.");
    }
    return parsed;
  }

  @GET
  @Transactional
  public CursoredPage<OrderView> page(
      @QueryParam("status") List<OrderStatus> statuses,
      @QueryParam("city") @DefaultValue("") @Size(max = 100) String city,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @DefaultValue("") String cursor) {
    CursoredPage<Order> page = orders.page(caller.identity(), statuses, city, cursor, limit);
    return new CursoredPage<>(views.of(page.items(), caller.role()), page.next());
  }

  @GET
  @Path("/{id}")
  @Transactional
  public OrderView order(@PathParam("id") UUID id) {
    Order order =
        orders
            .find(id)
            .filter(one -> one.parties().include(caller.identity()))
            .orElseThrow(Problem::notFound);
    if (caller.role() == Role.CUSTOMER) {
      seen.fire(new OrderSeen(id, order.version()));
    }
    return views.whole(order, caller.role());
  }

  @PUT
  @Path("/{id}/minutes")
  @RolesAllowed("RESTAURANT")
  @Transactional
  public OrderView promise(@PathParam("id") UUID id, @Valid @NotNull NewPromise wanted) {
    return views.of(promiseMinutes.promise(caller.identity(), id, wanted), caller.role());
  }

  @PUT
  @Path("/{id}/rating")
  @RolesAllowed("CUSTOMER")
  @Transactional
  public OrderView rate(@PathParam("id") UUID id, @Valid @NotNull NewRating wanted) {
    return views.of(rateOrder.rate(caller.identity(), id, wanted), caller.role());
  }
}
