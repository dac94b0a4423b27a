package foodfast.announcement;

import foodfast.account.Account;
import foodfast.account.Accounts;
import foodfast.account.Caller;
import foodfast.account.Role;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One announcement: read, corrected, ended. */
@Path("/announcements/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
@Tag(name = "Announcements")
public class AnnouncementResource {
  @Inject CorrectAnnouncement correct;
  @Inject EndAnnouncement end;
  @Inject Announcements announcements;
  @Inject AnnouncementPatch patch;
  @Inject Accounts accounts;
  @Inject Caller caller;

  @GET
  @RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
  @Operation(summary = "One announcement: an operator's any, everybody else's if it is for them")
  public AnnouncementView read(@PathParam("id") UUID id) {
    Account account = accounts.find(caller.id()).orElseThrow(Problem::notFound);
    Reader reader = Reader.of(account);
    return announcements
        .find(id)
        .filter(a -> account.role() == Role.OPERATOR || a.isFor(reader, Instant.now()))
        .map(AnnouncementView::of)
        .orElseThrow(Problem::notFound);
  }

  @PATCH
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(summary = "Correct it: who has it gets the new one, who is no longer meant loses it")
  @APIResponse(responseCode = "409", description = "it is over")
  public AnnouncementView change(@PathParam("id") UUID id, String body) {
    return AnnouncementView.of(correct.correct(id, content -> patch.apply(content, body)));
  }

  @DELETE
  @Operation(summary = "End it now: it leaves all screens and inboxes")
  @APIResponse(responseCode = "204", description = "over, or was so before")
  public void end(@PathParam("id") UUID id) {
    end.end(id);
  }
}
