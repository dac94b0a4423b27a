package foodfast.order;

import foodfast.account.Caller;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Page;
import foodfast.web.Problem;
import foodfast.web.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Placing orders, reading them, moving them on. */
@Path("/orders")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "OPERATOR"})
@Tag(name = "Orders")
public class OrdersResource {
  @Inject Orders orders;
  @Inject PlaceOrder placeOrder;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;

  @POST
  @RolesAllowed("CUSTOMER")
  @Operation(summary = "Place an order; the server prices it")
  @APIResponse(responseCode = "201", description = "Placed; the kitchen hears of it")
  @APIResponse(responseCode = "400", description = "No Idempotency-Key, or bad input")
  @APIResponse(responseCode = "409", description = "Restaurant closed, or the key is in use")
  @APIResponse(responseCode = "422", description = "Dish or payment method not usable")
  public Response place(
      @HeaderParam("Idempotency-Key") String key, @Valid @NotNull NewOrder wanted) {
    String parsed = IdempotencyKey.parse(key);
    if (parsed == null) {
      throw Problem.of(
          400,
          "idempotency-key-required",
          "Orders need an Idempotency-Key: a retry must not order twice.");
    }
    UUID customer = caller.id();
    return replies.once(
        customer.toString(),
        "POST orders",
        parsed,
        wanted,
        () -> placeOrder.quote(customer, wanted),
        quote -> created(placeOrder.place(customer, wanted, quote)));
  }

  private static Reply created(Order order) {
    return new Reply(201, URI.create("/api/orders/" + order.id()), OrderView.of(order));
  }

  @GET
  @Transactional
  @Operation(summary = "Own orders, newest first: the customer's, the restaurant's, the driver's")
  public Page<OrderView> page(
      @QueryParam("status") OrderStatus status,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @DefaultValue("") String cursor) {
    OrderCursor from = OrderCursor.parse(cursor);
    List<Order> found = orders.page(whose(), status, from.at(), from.id(), limit + 1);
    boolean more = found.size() > limit;
    List<Order> page = more ? found.subList(0, limit) : found;
    String next = more ? OrderCursor.after(page.get(limit - 1)).toString() : null;
    return new Page<>(page.stream().map(OrderView::of).toList(), next);
  }

  private Orders.Whose whose() {
    return switch (caller.role()) {
      case CUSTOMER -> new Orders.Whose("customerId", caller.id());
      case RESTAURANT -> new Orders.Whose("restaurantId", caller.restaurantId());
      case DRIVER -> new Orders.Whose("driverId", caller.id());
      default -> new Orders.Whose(null, null);
    };
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(summary = "One order")
  public OrderView order(@PathParam("id") UUID id) {
    Order order = orders.find(id).orElseThrow(Problem::notFound);
    if (!KnownStatus.of(order).concerns(caller)) {
      throw Problem.notFound();
    }
    return OrderView.of(order);
  }
}
