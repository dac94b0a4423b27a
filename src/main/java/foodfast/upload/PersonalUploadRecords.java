package foodfast.upload;

import foodfast.account.PersonalDataStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * The uploads somebody began. The photos of dishes are the restaurant's, who sent them is not; what
 * was sent into conversations is its sender's, and goes.
 */
@ApplicationScoped
public class PersonalUploadRecords implements PersonalDataStore {
  @Inject Uploads uploads;
  @Inject UploadLifecycle lifecycle;
  @Inject Photos photos;

  @Override
  public String section() {
    return "uploads";
  }

  @Override
  @Transactional
  public Object export(UUID account) {
    return uploads.by(account).stream().map(UploadStatus::of).toList();
  }

  @Override
  @Transactional
  public void erase(UUID account) {
    photos.ownedBy(account).forEach(photos::remove);
    for (Upload upload : uploads.by(account)) {
      if (upload.isOf(account)) {
        lifecycle.remove(upload);
      } else {
        upload.forgetSender();
      }
    }
  }
}
