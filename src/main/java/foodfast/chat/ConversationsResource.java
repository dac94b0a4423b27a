package foodfast.chat;

import foodfast.account.Caller;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Page;
import foodfast.web.Problem;
import foodfast.web.Reply;
import foodfast.web.Throttle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Conversations with support: begun by customers, handed on and closed by agents. */
@Path("/conversations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "AGENT"})
@Tag(name = "Chat")
public class ConversationsResource {
  private static final Throttle BEGUN = Throttle.perMinute(20);

  @Inject OpenConversation openConversation;
  @Inject CloseConversation closeConversation;
  @Inject TransferConversation transferConversation;
  @Inject ConversationViews views;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;

  /** What it is about, in the customer's words, and perhaps which order. */
  public record NewConversation(@NotBlank @Size(max = 200) String topic, UUID orderId) {}

  /** What an agent can make of it. */
  public record NewState(@NotNull ConversationState state) {}

  /** To whom; to nobody means back into the line. */
  public record Transfer(UUID agentId) {}

  @POST
  @RolesAllowed("CUSTOMER")
  @Operation(summary = "Ask for help; an agent takes it at once, or it waits in line")
  @APIResponse(responseCode = "201", description = "{id, state, agent?, place?, lastPosition}")
  @APIResponse(responseCode = "422", description = "No topic, or no order of yours")
  public Response begin(
      @HeaderParam("Idempotency-Key") String key, @Valid @NotNull NewConversation wanted) {
    UUID customer = caller.id();
    String name = caller.name();
    BEGUN.require(customer.toString());
    return replies.once(
        customer.toString(),
        "POST conversations",
        IdempotencyKey.parse(key),
        wanted,
        () -> {
          UUID id = openConversation.open(customer, name, wanted.topic(), wanted.orderId());
          return new Reply(201, URI.create("/api/conversations/" + id), view(id));
        });
  }

  @GET
  @Operation(summary = "Own conversations, for agents those in line too; latest changed first")
  public Page<ConversationView> page(
      @QueryParam("state") ConversationState state,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @DefaultValue("") String cursor) {
    ConversationCursor from = ConversationCursor.parse(cursor);
    return Page.of(
        views.page(person(), state, from.at(), from.id(), limit + 1),
        limit,
        ConversationCursor::after);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One conversation")
  public ConversationView conversation(@PathParam("id") UUID id) {
    return view(id);
  }

  @PUT
  @Path("/{id}/state")
  @RolesAllowed("AGENT")
  @Operation(summary = "Close it; a new message of the customer reopens it")
  @APIResponse(responseCode = "409", description = "Only CLOSED can be set by hand")
  public ConversationView close(@PathParam("id") UUID id, @Valid @NotNull NewState wanted) {
    if (wanted.state() != ConversationState.CLOSED) {
      throw Problem.of(409, "illegal-transition", "An agent can only close a conversation.");
    }
    closeConversation.close(person(), id);
    return view(id);
  }

  @POST
  @Path("/{id}/transfer")
  @RolesAllowed("AGENT")
  @Operation(summary = "Hand it to another agent, or without one back into the line")
  @APIResponse(responseCode = "409", description = "The other agent isn't there or has no room")
  public Response transfer(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") String key,
      @Valid @NotNull Transfer to) {
    Person agent = person();
    return replies.once(
        agent.account().toString(),
        "POST transfer " + id,
        IdempotencyKey.parse(key),
        to,
        () -> new Reply(200, null, transferConversation.transfer(agent, id, to.agentId())));
  }

  private ConversationView view(UUID id) {
    return views.find(person(), id).orElseThrow(Problem::notFound);
  }

  private Person person() {
    return new Person(caller.id(), caller.role());
  }
}
