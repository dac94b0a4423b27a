package foodfast.chat;

import foodfast.account.Caller;
import foodfast.web.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who else is at the desk, to hand a conversation to. */
@Path("/agents")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
@Tag(name = "Chat")
public class AgentsResource {
  @Inject AgentDesk desk;
  @Inject Agents agents;
  @Inject Caller caller;

  @GET
  @Operation(summary = "Colleagues who are there and available")
  public Page<ConversationView.Someone> colleagues() {
    return new Page<>(agents.colleagues(caller.id(), desk.now()), null);
  }
}
