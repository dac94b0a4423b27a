package foodfast.lab.doors;

import foodfast.upload.PhotoProcessing;
import foodfast.upload.UploadsResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;

/**
 * Rival of the queue for photos: one request brings all bytes and waits until the work is done. Its
 * path begins as that of uploads, where the limit of other bodies is not held.
 */
@Path("/uploads-in-one")
@ApplicationScoped
@RolesAllowed("RESTAURANT")
public class PhotoRivalResource {
  @Inject UploadsResource uploads;
  @Inject PhotoProcessing photoProcessing;

  @POST
  public Response send(
      @HeaderParam("Upload-Length") String length,
      @HeaderParam("Upload-Metadata") String metadata,
      InputStream body) {
    Response created = uploads.create(length, metadata, null, body);
    String path = created.getHeaderString("Location");
    photoProcessing.process(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
    return created;
  }
}
