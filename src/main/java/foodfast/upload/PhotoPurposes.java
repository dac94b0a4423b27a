package foodfast.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/** All that photos can be sent for. */
@ApplicationScoped
public class PhotoPurposes {
  @Inject @Any Instance<PhotoPurpose> purposes;

  Stream<PhotoPurpose> all() {
    return purposes.stream();
  }

  PhotoPurpose called(String key) {
    return all().filter(purpose -> purpose.key().equals(key)).findFirst().orElseThrow();
  }

  /**
   * @throws foodfast.web.Problem 400 if it names none, or several
   */
  PhotoPurpose meantBy(UploadMetadata metadata) {
    return called(metadata.oneOf(all().map(PhotoPurpose::key).toList()));
  }
}
