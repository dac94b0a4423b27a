package foodfast.chat;

import foodfast.account.Caller;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Where a customer says how they were helped. */
@Path("/conversations/{id}/rating")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("CUSTOMER")
public class ConversationRatingResource {
  @Inject RateConversation rateConversation;
  @Inject Conversations conversations;
  @Inject Caller caller;

  @PUT
  public ConversationView rate(
      @PathParam("id") UUID id, @Valid @NotNull RateConversation.NewRating wanted) {
    rateConversation.rate(caller.identity(), id, wanted);
    return conversations.view(caller.identity(), id).orElseThrow(Problem::notFound);
  }
}
