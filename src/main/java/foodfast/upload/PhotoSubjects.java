package foodfast.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/** All that photos can be sent for. */
@ApplicationScoped
public class PhotoSubjects {
  @Inject @Any Instance<PhotoSubject> subjects;

  Stream<PhotoSubject> all() {
    return subjects.stream();
  }

  PhotoSubject called(String key) {
    return all().filter(subject -> subject.key().equals(key)).findFirst().orElseThrow();
  }

  /**
   * @throws foodfast.web.Problem 400 if it names none, or several
   */
  PhotoSubject meantBy(UploadMetadata metadata) {
    return called(metadata.oneOf(all().map(PhotoSubject::key).toList()));
  }
}
