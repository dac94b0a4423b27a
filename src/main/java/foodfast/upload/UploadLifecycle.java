package foodfast.upload;

import foodfast.background.Scheduler;
import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
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
  private static final Duration SHOWN = Duration.ofDays(2);

  @Inject Uploads uploads;
  @Inject UploadChunks chunks;
  @Inject Photos photos;
  @Inject Menus menus;
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
   * Keeps the files; the dish shows them unless it has got a later photo.
   *
   * @return false if a later attempt has taken over, or the upload is gone
   */
  boolean finish(
      ProcessingLease lease, List<Rendition> files, long hash, List<PictureIssue> warnings) {
    Optional<Upload> mine = lock(lease);
    mine.ifPresent(
        upload -> {
          long begun = System.nanoTime();
          UUID photo = photos.add(lease.restaurant(), lease.dish(), hash, files);
          upload.step(UploadStep.Kind.STORED, (System.nanoTime() - begun) / 1_000_000);
          menus
              .lockItem(lease.dish())
              .filter(dish -> !uploads.isOvertaken(upload))
              .ifPresent(dish -> show(dish, photo));
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

  /** Ends one that its restaurant or its time ended: nothing of it stays. */
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
    photos.removeUnused(now.minus(SHOWN));
  }

  private Optional<Upload> lock(ProcessingLease lease) {
    return uploads.lock(lease.upload()).filter(upload -> upload.isProcessedBy(lease));
  }

  private void show(MenuItem dish, UUID photo) {
    if (dish.photoId() != null) {
      photos.replaced(dish.photoId());
    }
    dish.show(photo);
  }

  private void ended(Upload upload) {
    chunks.dropFrom(upload.id(), 0);
    letGo(upload);
  }

  /** The dish can be published again, unless another photo of it is on its way. */
  private void letGo(Upload upload) {
    menus
        .lockItem(upload.menuItemId())
        .ifPresent(dish -> dish.photoInWork(uploads.anyInWork(dish.id())));
    signals.publish(Signal.hint(Uploads.topic(upload.id())));
  }
}
