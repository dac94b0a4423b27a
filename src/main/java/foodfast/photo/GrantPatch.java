package foodfast.photo;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Lets a PATCH add bytes where the upload ends, and takes that right from all before it. */
@ApplicationScoped
public class GrantPatch {
  @Inject Uploads uploads;
  @Inject UploadPieces pieces;

  /**
   * @param declared how many bytes will come, or -1 if the client doesn't say
   */
  @Transactional
  Grant grant(UUID id, UUID restaurant, long offset, long declared) {
    Upload upload = uploads.lockOwn(id, restaurant);
    if (offset != upload.received) {
      throw Problem.of(409, "wrong-offset", "The upload goes on at another offset.")
          .with("offset", upload.received)
          .header(Tus.OFFSET, Long.toString(upload.received));
    }
    if (declared > upload.length - offset) {
      throw tooMuch();
    }
    if (upload.state == UploadState.RECEIVING) {
      upload.fence++;
      pieces.dropFrom(id, offset);
    }
    return new Grant(id, upload.fence, offset, upload.length);
  }

  static Problem tooMuch() {
    return Problem.of(413, "too-large", "That is more than Upload-Length said.");
  }
}
