package foodfast.chat;

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

/** Texts agents need not type again. */
@Path("/canned-replies")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
@Tag(name = "Chat")
public class CannedRepliesResource {
  @Inject CannedReplies replies;

  @GET
  @Operation(summary = "Texts to send with one key")
  public Page<CannedReply.View> all() {
    return new Page<>(replies.all(), null);
  }
}
