package foodfast.photo;

import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes down how the work on a photo goes on, a row and a signal for each step. An upload that is
 * at its end is no work any more, so a message that comes twice does nothing.
 */
@ApplicationScoped
@Transactional
public class FollowWork {
  @Inject Uploads uploads;
  @Inject UploadPieces pieces;
  @Inject PhotoFiles files;
  @Inject EndUpload endUpload;
  @Inject Signals signals;

  /** Begins, unless there is nothing to do; a photo that killed all its workers is given up. */
  Optional<Work> begin(UUID id) {
    Upload upload = uploads.lock(id).orElse(null);
    if (upload == null
        || upload.state != UploadState.QUEUED && upload.state != UploadState.PROCESSING) {
      return Optional.empty();
    }
    if (upload.attempt >= Upload.ATTEMPTS) {
      endUpload.refused(upload, UploadState.FAILED, Reason.PROCESSING_FAILED);
      return Optional.empty();
    }
    long waited = Duration.between(upload.touchedAt, Instant.now()).toMillis();
    upload.beginProcessing();
    signals.publish(Signal.hint(UploadStatuses.topic(id)));
    return Optional.of(new Work(id, upload.attempt, pieces.read(id), waited));
  }

  /**
   * @return false if the work is no longer this attempt's
   */
  boolean step(Work work, PhotoStep step, long ms) {
    Optional<Upload> mine = lock(work);
    mine.ifPresent(upload -> upload.step(step, ms));
    signals.publish(Signal.hint(UploadStatuses.topic(work.upload())));
    return mine.isPresent();
  }

  /**
   * Keeps the files, and has the dish show them.
   *
   * @return false if the work is no longer this attempt's
   */
  boolean finish(Work work, Finished finished) {
    Optional<Upload> mine = lock(work);
    mine.ifPresent(
        upload -> {
          long begun = System.nanoTime();
          Photo photo = new Photo(upload, finished.look());
          files.add(photo, finished.renditions());
          upload.step(PhotoStep.STORED, (System.nanoTime() - begun) / 1_000_000);
          endUpload.ready(upload, photo.id, finished.warnings());
        });
    return mine.isPresent();
  }

  void reject(Work work, Reason why) {
    lock(work).ifPresent(upload -> endUpload.refused(upload, UploadState.REJECTED, why));
  }

  private Optional<Upload> lock(Work work) {
    return uploads
        .lock(work.upload())
        .filter(u -> u.state == UploadState.PROCESSING && u.attempt == work.attempt());
  }

  /** What became of a photo. */
  record Finished(List<Rendition> renditions, long look, List<Reason> warnings) {}
}
