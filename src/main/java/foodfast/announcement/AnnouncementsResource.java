package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Caller;
import foodfast.account.Role;
import foodfast.web.ConditionalRequest;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Telling many people something, and finding what one was told. */
@Path("/announcements")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AnnouncementsResource {
  @Inject PublishAnnouncements publish;
  @Inject Inboxes inboxes;
  @Inject ReadMarks marks;
  @Inject Accounts accounts;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;

  /** Seconds after which a page that hears of news in no other way looks again. */
  private static final int LOOK_AGAIN = 300;

  /** How many people an audience has. */
  public record Reach(long people) {}

  /** Everything up to that position was read. */
  public record Read(@NotNull @Min(0) Long upTo) {}

  @POST
  @RolesAllowed("OPERATOR")
  public Response announce(
      @HeaderParam("Idempotency-Key") String key, @Valid @NotNull NewAnnouncement body) {
    UUID author = caller.id();
    return replies.once(
        author.toString(),
        "POST announcements",
        IdempotencyKey.parse(key),
        body,
        () -> created(publish.publish(author, body)));
  }

  static Reply created(Announcement announcement) {
    URI location = URI.create("/api/announcements/" + announcement.id());
    return new Reply(201, location, AnnouncementView.of(announcement));
  }

  @GET
  @RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
  public Response inbox(
      @QueryParam("after") @Min(0) Long after,
      @QueryParam("before") @Min(0) Long before,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @Context HttpHeaders headers) {
    Recipient recipient = Recipient.of(accounts, caller.id());
    Inboxes.Inbox inbox = inboxes.read(caller.id(), recipient, after, before, limit);
    return ConditionalRequest.get(headers, ConditionalRequest.tagOf(inbox.toString()), () -> inbox)
        .header("Retry-After", LOOK_AGAIN)
        .build();
  }

  @PUT
  @Path("/read")
  @RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
  public void read(@Valid @NotNull Read body) {
    marks.move(caller.id(), Recipient.of(accounts, caller.id()), body.upTo());
  }

  @GET
  @Path("/reach")
  @RolesAllowed("OPERATOR")
  public Reach reach(
      @QueryParam("role") List<Role> roles, @QueryParam("city") List<String> cities) {
    return new Reach(accounts.count(roles, cities));
  }
}
