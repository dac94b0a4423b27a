package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Caller;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Problem;
import foodfast.web.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Telling many people something, and finding what one was told. */
@Path("/announcements")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Announcements")
public class AnnouncementsResource {
  @Inject Announce announce;
  @Inject ReadInbox readInbox;
  @Inject Accounts accounts;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;
  @Inject Jsonb json;

  @POST
  @RolesAllowed("OPERATOR")
  @Operation(summary = "Tell people of these roles and cities, or everybody; now or at startsAt")
  @APIResponse(responseCode = "201", description = "taken; out at once, or at its start")
  @APIResponse(responseCode = "422", description = "it would end before it starts, or bad input")
  public Response announce(
      @HeaderParam("Idempotency-Key") String key, @Valid @NotNull NewAnnouncement body) {
    UUID author = caller.id();
    return replies.once(
        author.toString(),
        "POST announcements",
        IdempotencyKey.parse(key),
        body,
        () -> created(announce.announce(author, body)));
  }

  private static Reply created(Announcement announcement) {
    URI location = URI.create("/api/announcements/" + announcement.id);
    return new Reply(201, location, AnnouncementView.of(announcement));
  }

  @GET
  @RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
  @Operation(summary = "One's inbox: valid announcements, newest first, or ascending above ?after=")
  @APIResponse(responseCode = "304", description = "unchanged since If-None-Match")
  public Response inbox(
      @QueryParam("after") @Min(0) Long after,
      @QueryParam("before") @Min(0) Long before,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @Context Request request) {
    Reader reader = accounts.find(caller.id()).map(Reader::of).orElseThrow(Problem::notFound);
    byte[] body =
        json.toJson(readInbox.read(caller.id(), reader, after, before, limit))
            .getBytes(StandardCharsets.UTF_8);
    EntityTag tag = new EntityTag(UUID.nameUUIDFromBytes(body).toString());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(body) : unchanged)
        .tag(tag)
        .header("Cache-Control", "private, no-cache")
        .build();
  }
}
