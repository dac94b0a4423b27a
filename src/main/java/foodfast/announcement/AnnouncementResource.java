package foodfast.announcement;

import foodfast.account.Account;
import foodfast.account.Accounts;
import foodfast.account.Caller;
import foodfast.account.Role;
import foodfast.web.MergePatch;
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

/** One announcement: read, corrected, ended. */
@Path("/announcements")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
public class AnnouncementResource {
  @Inject PublishAnnouncements publish;
  @Inject Announcements announcements;
  @Inject MergePatch mergePatch;
  @Inject Accounts accounts;
  @Inject Caller caller;

  @GET
  @Path("/{id}")
  @RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
  public AnnouncementView read(@PathParam("id") UUID id) {
    Account account = accounts.find(caller.id()).orElseThrow(Problem::notFound);
    Recipient recipient = Recipient.of(account);
    return announcements
        .find(id)
        .filter(a -> account.role() == Role.OPERATOR || a.isFor(recipient, Instant.now()))
        .map(AnnouncementView::of)
        .orElseThrow(Problem::notFound);
  }

  @PATCH
  @Path("/{id}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  public AnnouncementView change(@PathParam("id") UUID id, byte[] body) {
    return AnnouncementView.of(
        publish.correct(id, content -> mergePatch.apply(body, content, NewAnnouncement.class)));
  }

  @DELETE
  @Path("/{id}")
  public void end(@PathParam("id") UUID id) {
    publish.end(id);
  }
}
