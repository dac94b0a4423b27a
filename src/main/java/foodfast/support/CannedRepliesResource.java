package foodfast.support;

import foodfast.web.CursoredPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Texts agents need not type again. */
@Path("/canned-replies")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
public class CannedRepliesResource {
  @Inject CannedReplies replies;

  @GET
  public CursoredPage<CannedReplies.CannedReply> all() {
    return new CursoredPage<>(replies.all(), null);
  }
}
