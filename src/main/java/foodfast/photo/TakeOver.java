package foodfast.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Takes the right to add bytes from whoever had it, so that the offset that is told stays true
 * until the next PATCH, even if an earlier one hangs on a dead connection.
 */
@ApplicationScoped
public class TakeOver {
  @Inject Uploads uploads;

  @Transactional
  Upload takeOver(UUID id, UUID restaurant) {
    Upload upload = uploads.lockOwn(id, restaurant);
    if (upload.state == UploadState.RECEIVING) {
      upload.fence++;
    }
    return upload;
  }
}
