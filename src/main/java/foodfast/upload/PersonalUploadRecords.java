package foodfast.upload;

import foodfast.account.PersonalDataStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The uploads somebody began: the photos are the restaurant's, who sent them is not. */
@ApplicationScoped
public class PersonalUploadRecords implements PersonalDataStore {
  @Inject Uploads uploads;

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
    uploads.by(account).forEach(Upload::forgetSender);
  }
}
