package foodfast.kitchen;

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

/** What the local second channel sent, for operators. */
@Path("/mailbox")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
@Tag(name = "Kitchen")
public class MailboxResource {
  @Inject MailboxMessages mailbox;

  @GET
  @Operation(summary = "Messages to restaurants whose screens nobody answered, newest first")
  public Page<MailboxMessage.View> messages() {
    return new Page<>(mailbox.newest().stream().map(MailboxMessage::view).toList(), null);
  }
}
