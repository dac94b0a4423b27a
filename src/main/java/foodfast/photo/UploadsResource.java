package foodfast.photo;

import foodfast.account.Caller;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Page;
import foodfast.web.Problem;
import foodfast.web.Reply;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where uploads of menu photos begin: tus 1.0.0 with creation and creation-with-upload. */
@Path("/uploads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("RESTAURANT")
@Tag(name = "Photos")
public class UploadsResource {
  private static final int LISTED = 100;

  @Inject CreateUpload createUpload;
  @Inject PatchAnswer patchAnswer;
  @Inject Uploads uploads;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;
  @Context HttpHeaders headers;

  /** What makes two creations the same. */
  public record Creation(long length, String metadata) {}

  @OPTIONS
  @PermitAll
  @Operation(summary = "What this door can do of tus")
  public Response options() {
    return Response.noContent()
        .header("Tus-Version", Tus.VERSION)
        .header("Tus-Extension", "creation,creation-with-upload,termination,expiration,checksum")
        .header("Tus-Max-Size", Upload.LARGEST)
        .header("Tus-Checksum-Algorithm", "sha1,sha256,md5")
        .header(HttpHeaders.ALLOW, "OPTIONS,GET,POST")
        .build();
  }

  @GET
  @Operation(summary = "The latest uploads of the restaurant; ?state=open: those in work alone")
  public Page<UploadStatus> list(@QueryParam("state") @DefaultValue("") String state) {
    boolean open = state.equals("open");
    return new Page<>(uploads.statusesOf(caller.restaurantId(), open, LISTED), null);
  }

  @POST
  @Tus
  @Operation(
      summary = "Begin an upload",
      description =
          "Upload-Metadata names the dish as menuItemId, and filename. A body of type"
              + " application/offset+octet-stream is its first bytes.")
  @APIResponse(responseCode = "201", description = "Location is where the bytes go")
  @APIResponse(responseCode = "413", description = "More than 10 MiB")
  public Response create(
      @HeaderParam(Tus.LENGTH) String uploadLength,
      @HeaderParam(Tus.METADATA) String uploadMetadata,
      @HeaderParam("Idempotency-Key") String key,
      InputStream body) {
    long length = length(uploadLength);
    UploadMetadata metadata = UploadMetadata.parse(uploadMetadata);
    CreateUpload.Uploader who = new CreateUpload.Uploader(caller.id(), caller.restaurantId());
    Response created =
        replies.once(
            caller.id().toString(),
            "POST uploads",
            IdempotencyKey.parse(key),
            new Creation(length, metadata.header()),
            () -> new Reply(201, location(createUpload.create(who, metadata, length)), null));
    return patchAnswer.afterCreation(created, caller.restaurantId(), headers, body);
  }

  private static URI location(UUID id) {
    return URI.create("/api/uploads/" + id);
  }

  private static long length(String header) {
    if (header == null || !header.matches("\\d{1,18}")) {
      throw Problem.of(400, "invalid-upload-length", "Upload-Length must be a number of bytes.");
    }
    long length = Long.parseLong(header);
    if (length > Upload.LARGEST) {
      throw Problem.of(413, "too-large", "A photo has at most 10 MiB. Export it smaller.")
          .header("Tus-Max-Size", Long.toString(Upload.LARGEST));
    }
    return length;
  }
}
