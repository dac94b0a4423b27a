package foodfast.photo;

import foodfast.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes uploads that nobody went on with, and calls a worker again for those whose message was
 * lost on the way.
 */
@ApplicationScoped
@Transactional
public class SweepUploads {
  /** Longer than any photo takes. */
  static final Duration STALLED = Duration.ofMinutes(2);

  private static final Duration REMEMBERED = Duration.ofDays(7);
  private static final Duration SHOWN = Duration.ofDays(2);

  @Inject Uploads uploads;
  @Inject PhotoFiles files;
  @Inject EndUpload endUpload;
  @Inject Outbox outbox;

  void removeExpired(Instant now) {
    uploads.lockExpired(now).forEach(endUpload::removed);
  }

  void callAgain(Instant now) {
    for (Upload upload : uploads.lockStalled(now.minus(STALLED))) {
      upload.touchedAt = now;
      outbox.append(new UploadFinished(upload.id));
    }
  }

  void forget(Instant now) {
    uploads.forgetEndedBefore(now.minus(REMEMBERED));
    files.removeUnused(now.minus(SHOWN));
  }
}
