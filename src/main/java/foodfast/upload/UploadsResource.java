package foodfast.upload;

import foodfast.account.Caller;
import foodfast.account.Identity;
import foodfast.web.CursoredPage;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import foodfast.web.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;

/**
 * The uploads of photos by tus 1.0.0: begin one, where was I, more bytes, no more of it. With its
 * extensions creation, creation-with-upload, termination, expiration and checksum.
 */
@Path("/uploads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"RESTAURANT", "CUSTOMER", "AGENT"})
public class UploadsResource {
  private static final int LISTED = 100;

  @Inject UploadTransfer transfer;
  @Inject ReceiveBytes receiveBytes;
  @Inject Uploads uploads;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;
  @Context HttpHeaders headers;

  /** What makes two creations the same. */
  public record Creation(long length, String metadata) {}

  @OPTIONS
  @PermitAll
  public Response options() {
    return Response.noContent()
        .header("Tus-Version", Tus.VERSION)
        .header("Tus-Extension", "creation,creation-with-upload,termination,expiration,checksum")
        .header("Tus-Max-Size", Upload.LARGEST)
        .header("Tus-Checksum-Algorithm", "sha1,sha256,md5")
        .header(HttpHeaders.ALLOW, "OPTIONS,GET,POST")
        .build();
  }

  @OPTIONS
  @Path("{id}")
  @PermitAll
  public Response optionsOfOne() {
    return Response.noContent()
        .header("Tus-Version", Tus.VERSION)
        .header(HttpHeaders.ALLOW, "OPTIONS,HEAD,PATCH,DELETE")
        .build();
  }

  @GET
  public CursoredPage<UploadStatus> list(@QueryParam("state") @DefaultValue("") String state) {
    boolean open = state.equals("open");
    return new CursoredPage<>(uploads.statusesOf(Upload.ownerFor(caller), open, LISTED), null);
  }

  @POST
  @Tus
  public Response create(
      @HeaderParam(Tus.LENGTH) String uploadLength,
      @HeaderParam(Tus.METADATA) String uploadMetadata,
      @HeaderParam("Idempotency-Key") String key,
      InputStream body) {
    long length = length(uploadLength);
    UploadMetadata metadata = UploadMetadata.parse(uploadMetadata);
    Identity sender = caller.identity();
    Response created =
        replies.once(
            sender.account().toString(),
            "POST uploads",
            IdempotencyKey.parse(key),
            new Creation(length, metadata.header()),
            () -> new Reply(201, location(transfer.create(sender, metadata, length)), null));
    String location = created.getHeaderString(HttpHeaders.LOCATION);
    UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    boolean withBytes = ReceiveBytes.areIn(headers);
    if (withBytes && created.getHeaderString("Idempotency-Replayed") == null) {
      receiveFirst(id, body, location);
    }
    Response.ResponseBuilder answer = Response.fromResponse(created);
    uploads.find(id).ifPresent(upload -> tell(upload, withBytes, answer));
    return answer.build();
  }

  @HEAD
  @Path("{id}")
  @Tus
  public Response offset(@PathParam("id") UUID id) {
    Upload upload = transfer.takeOver(id, Upload.ownerFor(caller));
    return Response.ok()
        .header(Tus.OFFSET, upload.received())
        .header(Tus.LENGTH, upload.length())
        .header(Tus.METADATA, upload.metadata())
        .header(Tus.EXPIRES, upload.expires())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @PATCH
  @Path("{id}")
  @Tus
  public Response more(
      @PathParam("id") UUID id, @HeaderParam(Tus.OFFSET) String offset, InputStream body) {
    if (offset == null || !offset.matches("\\d{1,18}")) {
      throw Problem.of(400, "invalid-upload-offset", "Upload-Offset must be a number of bytes.");
    }
    if (!ReceiveBytes.areIn(headers)) {
      throw Problem.of(415, "unsupported-media-type", "Send the bytes as " + Tus.BYTES + ".")
          .header("Accept-Patch", Tus.BYTES);
    }
    long begin = Long.parseLong(offset);
    long end = receiveBytes.receive(id, Upload.ownerFor(caller), begin, headers, body);
    String expires = uploads.find(id).map(Upload::expires).orElse(null);
    return Response.noContent().header(Tus.OFFSET, end).header(Tus.EXPIRES, expires).build();
  }

  @DELETE
  @Path("{id}")
  @Tus
  public void terminate(@PathParam("id") UUID id) {
    transfer.terminate(id, Upload.ownerFor(caller));
  }

  /** Without a slot for its bytes the upload has begun all the same; they are sent later. */
  private void receiveFirst(UUID id, InputStream body, String location) {
    try {
      receiveBytes.receive(id, Upload.ownerFor(caller), 0, headers, body);
    } catch (Problem refused) {
      if (refused.status() != 503) {
        throw refused.header(HttpHeaders.LOCATION, location);
      }
    }
  }

  private static void tell(Upload upload, boolean withBytes, Response.ResponseBuilder answer) {
    answer.header(Tus.EXPIRES, upload.expires());
    if (withBytes) {
      answer.header(Tus.OFFSET, upload.received());
    }
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
