package foodfast.support;

import foodfast.account.Caller;
import foodfast.account.Identity;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Where an agent hands on a conversation. */
@Path("/conversations/{id}/transfer")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
public class TransferResource {
  @Inject ConversationAssignment assignment;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;

  /** To whom; to nobody means back into the line. */
  public record Transfer(UUID agentId) {}

  @POST
  public Response transfer(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") String key,
      @Valid @NotNull Transfer to) {
    Identity agent = caller.identity();
    return replies.once(
        agent.account().toString(),
        "POST transfer " + id,
        IdempotencyKey.parse(key),
        to,
        () -> new Reply(200, null, assignment.transfer(agent, id, to.agentId())));
  }
}
