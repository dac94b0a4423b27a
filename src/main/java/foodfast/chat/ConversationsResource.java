package foodfast.chat;

import foodfast.account.Caller;
import foodfast.account.Identity;
import foodfast.order.OrderViews;
import foodfast.order.OrderViews.OrderView;
import foodfast.order.Orders;
import foodfast.web.ConditionalRequest;
import foodfast.web.Cursor;
import foodfast.web.CursoredPage;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import foodfast.web.Problem;
import foodfast.web.RateLimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Conversations with support: begun by customers about their orders, closed by agents. */
@Path("/conversations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "AGENT"})
public class ConversationsResource {
  private static final RateLimiter BEGUN = RateLimiter.perMinute(20);

  @Inject OpenConversation openConversation;
  @Inject CloseConversation closeConversation;
  @Inject Conversations conversations;
  @Inject Orders orders;
  @Inject OrderViews orderViews;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;
  @Context HttpHeaders headers;

  /** What it is about, in the customer's words, and perhaps which order. */
  public record NewConversation(@NotBlank @Size(max = 200) String topic, UUID orderId) {}

  /** What an agent can make of it. */
  public record NewState(@NotNull Conversation.State state) {}

  @POST
  @RolesAllowed("CUSTOMER")
  public Response begin(
      @HeaderParam("Idempotency-Key") String key, @Valid @NotNull NewConversation wanted) {
    Identity customer = caller.identity();
    BEGUN.require(customer.account().toString());
    return replies.once(
        customer.account().toString(),
        "POST conversations",
        IdempotencyKey.parse(key),
        wanted,
        () -> {
          UUID id = openConversation.open(customer, wanted.topic(), wanted.orderId());
          return new Reply(201, URI.create("/api/conversations/" + id), view(id));
        });
  }

  @GET
  public CursoredPage<ConversationView> page(
      @QueryParam("state") Conversation.State state,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @DefaultValue("") String cursor) {
    return CursoredPage.of(
        conversations.page(caller.identity(), state, Cursor.newestFirst(cursor), limit + 1),
        limit,
        view -> view.cursor().toString());
  }

  @GET
  @Path("/{id}")
  public ConversationView conversation(@PathParam("id") UUID id) {
    return view(id);
  }

  @GET
  @Path("/{id}/order")
  @Transactional
  public Response order(@PathParam("id") UUID id) {
    OrderView order =
        conversations
            .view(caller.identity(), id)
            .filter(view -> view.concerns(caller.id()) && view.orderId() != null)
            .flatMap(view -> orders.find(view.orderId()))
            .map(found -> orderViews.of(found, caller.role()))
            .orElseThrow(Problem::notFound);
    String tag = ConditionalRequest.tagOf(order.toString());
    return ConditionalRequest.get(headers, tag, () -> order).build();
  }

  @PUT
  @Path("/{id}/state")
  @RolesAllowed("AGENT")
  public ConversationView close(@PathParam("id") UUID id, @Valid @NotNull NewState wanted) {
    if (wanted.state() != Conversation.State.CLOSED) {
      throw Problem.of(409, "illegal-transition", "An agent can only close a conversation.");
    }
    closeConversation.close(caller.identity(), id);
    return view(id);
  }

  private ConversationView view(UUID id) {
    return conversations.view(caller.identity(), id).orElseThrow(Problem::notFound);
  }
}
