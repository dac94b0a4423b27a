package foodfast.photo;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Its restaurant wants this upload no more. */
@ApplicationScoped
public class TerminateUpload {
  @Inject Uploads uploads;
  @Inject EndUpload endUpload;

  @Transactional
  void terminate(UUID id, UUID restaurant) {
    Upload upload =
        uploads
            .lock(id)
            .filter(u -> u.restaurantId.equals(restaurant))
            .orElseThrow(Problem::notFound);
    endUpload.removed(upload);
  }
}
