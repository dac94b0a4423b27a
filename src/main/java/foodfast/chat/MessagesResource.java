package foodfast.chat;

import foodfast.account.Caller;
import foodfast.web.CursoredPage;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What was said in a conversation, in pages by position. */
@Path("/conversations/{id}/messages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "AGENT"})
public class MessagesResource {
  @Inject Conversations conversations;
  @Inject Messages messages;
  @Inject Caller caller;

  @GET
  public CursoredPage<Message> page(
      @PathParam("id") UUID id,
      @QueryParam("before") @Min(0) Long before,
      @QueryParam("after") @Min(0) Long after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    if (before != null && after != null) {
      throw Problem.of(400, "before-or-after", "A page lies before or after a position.");
    }
    conversations.view(caller.identity(), id).orElseThrow(Problem::notFound);
    long from = before == null ? Long.MAX_VALUE : before;
    return CursoredPage.of(
        after == null
            ? messages.preceding(id, from, limit + 1)
            : messages.following(id, after, limit + 1),
        limit,
        message -> Long.toString(message.position()));
  }
}
