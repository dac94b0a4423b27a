package foodfast.chat;

import foodfast.account.Caller;
import foodfast.web.Page;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was said in a conversation, in pages by position. */
@Path("/conversations/{id}/messages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "AGENT"})
@Tag(name = "Chat")
public class MessagesResource {
  @Inject ConversationViews views;
  @Inject Messages messages;
  @Inject Caller caller;

  @GET
  @Operation(
      summary = "Ascending after a position, or backwards before one; without either, the newest",
      description = "next is the value for the same parameter (after or before) of the next page")
  public Page<Message> page(
      @PathParam("id") UUID id,
      @QueryParam("before") @Min(0) Long before,
      @QueryParam("after") @Min(0) Long after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    if (before != null && after != null) {
      throw Problem.of(400, "before-or-after", "A page lies before or after a position.");
    }
    Person person = new Person(caller.id(), caller.role());
    views.find(person, id).orElseThrow(Problem::notFound);
    long from = before == null ? Long.MAX_VALUE : before;
    return Page.of(
        after == null
            ? messages.preceding(id, from, limit + 1)
            : messages.following(id, after, limit + 1),
        limit,
        message -> Long.toString(message.position()));
  }
}
