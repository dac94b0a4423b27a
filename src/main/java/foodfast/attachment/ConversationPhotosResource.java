package foodfast.attachment;

import foodfast.account.Caller;
import foodfast.chat.Conversations;
import foodfast.upload.Photos;
import foodfast.web.ConditionalRequest;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** The files of a conversation's photos, for whoever may read its messages, as long as they may. */
@Path("/conversations/{id}/photos/{photo}/{file}")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "AGENT"})
public class ConversationPhotosResource {
  @Inject Conversations conversations;
  @Inject Photos photos;
  @Inject Caller caller;

  @GET
  @Produces({"image/jpeg", "image/webp"})
  public Response file(
      @PathParam("id") UUID id,
      @PathParam("photo") UUID photo,
      @PathParam("file") String name,
      @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
    conversations.view(caller.identity(), id).orElseThrow(Problem::notFound);
    Photos.File file =
        Photos.File.of(photo, name)
            .filter(one -> photos.isOf(photo, id))
            .orElseThrow(Problem::notFound);
    String sha256 = photos.name(file, ConversationPhotos.KEY).orElseThrow(Problem::notFound);
    String tag = "\"" + sha256 + "\"";
    Response.ResponseBuilder answer =
        ConditionalRequest.isKnown(ifNoneMatch, tag)
            ? Response.notModified()
            : Response.ok(photos.bytes(file, ConversationPhotos.KEY).orElseThrow(), file.type());
    return answer.header("ETag", tag).header("Cache-Control", "private, no-cache").build();
  }
}
