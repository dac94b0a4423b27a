package foodfast.lab.doors;

import foodfast.account.Caller;
import foodfast.chat.Messages;
import foodfast.chat.SendMessage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Rival of the chat's socket: a message by POST, with the same lock, row and client id. */
@Path("/lab/conversations/{id}/messages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "AGENT"})
public class MessageRivalResource {
  @Inject SendMessage sendMessage;
  @Inject Caller caller;

  /** What somebody says. */
  public record Said(@NotNull String clientId, @NotNull String text) {}

  @POST
  public Messages.Taken say(@PathParam("id") UUID conversation, @Valid @NotNull Said said) {
    return sendMessage.send(caller.identity(), conversation, said.clientId(), said.text());
  }
}
