package foodfast.photo;

import foodfast.outbox.Outbox;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Keeps what came of a PATCH, piece by piece, so that a cut or a crash loses next to nothing. */
@ApplicationScoped
public class KeepPiece {
  @Inject Uploads uploads;
  @Inject UploadPieces pieces;
  @Inject Outbox outbox;
  @Inject Signals signals;

  /**
   * Keeps the bytes and counts them. The last ones hand the photo to a worker, if and only if they
   * are committed.
   */
  @Transactional
  void keep(Grant grant, long start, byte[] bytes) {
    Upload upload = lock(grant);
    pieces.add(upload.id, start, bytes);
    count(upload, bytes.length);
  }

  /** Keeps the bytes, uncounted until their checksum is right. */
  @Transactional
  void keepUnproven(Grant grant, long start, byte[] bytes) {
    pieces.add(lock(grant).id, start, bytes);
  }

  /** Counts what was kept so far: its checksum is right. */
  @Transactional
  void prove(Grant grant, long end) {
    count(lock(grant), end - grant.offset());
  }

  /** Forgets what was kept: its checksum is wrong. */
  @Transactional
  void discard(Grant grant) {
    pieces.dropFrom(lock(grant).id, grant.offset());
  }

  private void count(Upload upload, long bytes) {
    if (upload.receive(bytes)) {
      outbox.append(new UploadFinished(upload.id));
      signals.publish(Signal.hint(UploadStatuses.topic(upload.id)));
    }
  }

  private Upload lock(Grant grant) {
    Upload upload = uploads.lock(grant.upload()).orElseThrow(Problem::notFound);
    if (upload.fence != grant.fence() || upload.state != UploadState.RECEIVING) {
      throw Problem.of(423, "locked", "Another request goes on with this upload.");
    }
    return upload;
  }
}
