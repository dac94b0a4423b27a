package foodfast.upload;

import foodfast.background.Scheduler;
import foodfast.outbox.Outbox;
import foodfast.picture.PictureIssue;
import foodfast.picture.Rendition;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.upload.Upload.ProcessingLease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of an upload after its last byte, or without it: processed by the holder of the
 * latest lease, ended, swept. Each is one transaction on one upload.
 */
@ApplicationScoped
@Transactional
public class UploadLifecycle {
  /** Longer than any photo takes. */
  static final Duration STALLED = Duration.ofMinutes(2);

  private static final Duration REMEMBERED = Duration.ofDays(7);

  @Inject Uploads uploads;
  @Inject UploadChunks chunks;
  @Inject Photos photos;
  @Inject PhotoPurposes purposes;
  @Inject Outbox outbox;
  @Inject Signals signals;

  void start(@Observes Startup startup, Scheduler scheduler, UploadLifecycle self) {
    scheduler.every(
        "expired uploads", Duration.ofSeconds(10), () -> self.removeExpired(Instant.now()));
    scheduler.every("stalled photos", Duration.ofSeconds(15), () -> self.callAgain(Instant.now()));
    scheduler.every("old uploads", Duration.ofHours(1), () -> self.forget(Instant.now()));
  }

  /**
   * Lets a worker begin, unless there is nothing to do: a message that comes twice does nothing. A
   * photo that killed all its workers is given up.
   */
  Optional<ProcessingLease> begin(UUID id) {
    Upload upload = uploads.lock(id).filter(Upload::isToBeProcessed).orElse(null);
    if (upload == null) {
      return Optional.empty();
    }
    if (!upload.hasAttemptsLeft()) {
      upload.fail();
      ended(upload);
      return Optional.empty();
    }
    ProcessingLease lease = upload.beginProcessing(chunks.read(id));
    signals.publish(Signal.hint(Uploads.topic(upload.id())));
    return Optional.of(lease);
  }

  /**
   * @return false if a later attempt has taken over, or the upload is gone
   */
  boolean step(ProcessingLease lease, UploadStep.Kind step, long ms) {
    Optional<Upload> mine = lock(lease);
    mine.ifPresent(
        upload -> {
          upload.step(step, ms);
          signals.publish(Signal.hint(Uploads.topic(upload.id())));
        });
    return mine.isPresent();
  }

  /**
   * Keeps the files, and has its subject show them. If that may not be any more, nothing is kept.
   *
   * @return false if a later attempt has taken over, or the upload is gone
   */
  boolean finish(
      ProcessingLease lease, List<Rendition> files, long hash, List<PictureIssue> warnings) {
    Optional<Upload> mine = lock(lease);
    mine.ifPresent(
        upload -> {
          long begun = System.nanoTime();
          UUID photo = photos.add(upload, hash, files);
          if (!purposes.called(upload.subject()).show(upload, photo)) {
            photos.remove(photo);
            reject(upload, PictureIssue.NOT_TAKEN);
            return;
          }
          upload.step(UploadStep.Kind.STORED, (System.nanoTime() - begun) / 1_000_000);
          upload.ready(photo, warnings);
          ended(upload);
        });
    return mine.isPresent();
  }

  void reject(ProcessingLease lease, PictureIssue why) {
    lock(lease).ifPresent(upload -> reject(upload, why));
  }

  /** Ends one that will never do. */
  void reject(Upload upload, PictureIssue why) {
    upload.reject(why);
    ended(upload);
  }

  /** Ends one that its owner or its time ended: nothing of it stays. */
  void remove(Upload upload) {
    uploads.remove(upload);
    letGo(upload);
  }

  void removeExpired(Instant now) {
    uploads.lockExpired(now).forEach(this::remove);
  }

  /** Calls a worker for those whose message was lost on the way. */
  void callAgain(Instant now) {
    for (Upload upload : uploads.lockStalled(now.minus(STALLED))) {
      upload.queueAgain(now);
      outbox.append(new UploadFinished(upload.id()));
    }
  }

  void forget(Instant now) {
    uploads.forgetEndedBefore(now.minus(REMEMBERED));
    purposes.all().flatMap(purpose -> purpose.outdated(now).stream()).forEach(photos::remove);
    photos.removeUnneededFiles();
  }

  private Optional<Upload> lock(ProcessingLease lease) {
    return uploads.lock(lease.upload()).filter(upload -> upload.isProcessedBy(lease));
  }

  private void ended(Upload upload) {
    chunks.dropFrom(upload.id(), 0);
    letGo(upload);
  }

  private void letGo(Upload upload) {
    purposes.called(upload.subject()).ended(upload.subjectId());
    signals.publish(Signal.hint(Uploads.topic(upload.id())));
  }
}
