package foodfast.photo;

import foodfast.account.Caller;
import foodfast.web.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One upload: where was I, more bytes, no more of it. */
@Path("/uploads/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("RESTAURANT")
@Tag(name = "Photos")
public class UploadResource {
  @Inject TakeOver takeOver;
  @Inject TerminateUpload terminateUpload;
  @Inject PatchAnswer patchAnswer;
  @Inject Caller caller;
  @Context HttpHeaders headers;

  @OPTIONS
  @PermitAll
  @Operation(hidden = true)
  public Response options() {
    return Response.noContent()
        .header("Tus-Version", Tus.VERSION)
        .header(HttpHeaders.ALLOW, "OPTIONS,HEAD,PATCH,DELETE")
        .build();
  }

  @HEAD
  @Tus
  @Operation(summary = "Where was I? Ends whatever PATCH still hangs on a dead line")
  public Response offset(@PathParam("id") UUID id) {
    Upload upload = takeOver.takeOver(id, caller.restaurantId());
    Response.ResponseBuilder answer =
        Response.ok()
            .header(Tus.OFFSET, upload.received)
            .header(Tus.LENGTH, upload.length)
            .header(Tus.METADATA, upload.metadata)
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (upload.state == UploadState.RECEIVING) {
      answer.header(Tus.EXPIRES, PatchAnswer.date(upload.expiresAt));
    }
    return answer.build();
  }

  @PATCH
  @Tus
  @Operation(
      summary = "More bytes, beginning at Upload-Offset; what came is kept if the line breaks")
  @APIResponse(responseCode = "204", description = "Upload-Offset says where to go on")
  @APIResponse(responseCode = "409", description = "Not at that offset")
  @APIResponse(responseCode = "423", description = "A later request has taken over")
  @APIResponse(responseCode = "460", description = "Upload-Checksum does not match; nothing kept")
  public Response more(
      @PathParam("id") UUID id, @HeaderParam(Tus.OFFSET) String offset, InputStream body) {
    if (offset == null || !offset.matches("\\d{1,18}")) {
      throw Problem.of(400, "invalid-upload-offset", "Upload-Offset must be a number of bytes.");
    }
    return patchAnswer.patch(id, caller.restaurantId(), Long.parseLong(offset), headers, body);
  }

  @DELETE
  @Tus
  @Operation(summary = "Give it up; a photo that is READY stays with its dish")
  public void terminate(@PathParam("id") UUID id) {
    terminateUpload.terminate(id, caller.restaurantId());
  }
}
