package foodfast.local;

import foodfast.web.CursoredPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What restaurants would have been told by another way than their screens, for operators. */
@Path("/mailbox")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
public class MailboxResource {
  @Inject MailboxMessages mailbox;

  @GET
  public CursoredPage<MailboxMessage.View> messages() {
    return new CursoredPage<>(mailbox.newest().stream().map(MailboxMessage::view).toList(), null);
  }
}
