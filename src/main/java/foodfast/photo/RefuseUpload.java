package foodfast.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Ends an upload whose first bytes already show that it is no photo. */
@ApplicationScoped
public class RefuseUpload {
  @Inject Uploads uploads;
  @Inject EndUpload endUpload;

  @Transactional
  void refuse(Grant grant, Reason why) {
    uploads
        .lock(grant.upload())
        .filter(upload -> upload.fence == grant.fence())
        .filter(upload -> upload.state == UploadState.RECEIVING)
        .ifPresent(upload -> endUpload.refused(upload, UploadState.REJECTED, why));
  }
}
