package foodfast.upload;

import foodfast.account.Identity;
import foodfast.outbox.Outbox;
import foodfast.picture.PictureIssue;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.upload.Upload.WriteLease;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * What a client does to an upload, each in one transaction that locks its row: so that a cut line
 * or a crash loses next to nothing, and of two who add bytes only the later one can.
 */
@ApplicationScoped
@Transactional
public class UploadTransfer {
  @Inject Uploads uploads;
  @Inject UploadChunks chunks;
  @Inject UploadLifecycle lifecycle;
  @Inject PhotoPurposes purposes;
  @Inject Outbox outbox;
  @Inject Signals signals;

  /** Makes room for a photo, if its sender may send one for what it names. */
  UUID create(Identity sender, UploadMetadata metadata, long length) {
    PhotoPurpose purpose = purposes.meantBy(metadata);
    UUID owner = purpose.begin(sender, metadata.id(purpose.key()));
    Upload upload = new Upload(sender.account(), owner, purpose.key(), metadata, length);
    uploads.add(upload);
    if (length == 0) {
      count(upload, 0);
    }
    return upload.id();
  }

  /** The upload as it is; nobody can add bytes to it on the strength of an earlier lease. */
  Upload takeOver(UUID id, UUID owner) {
    Upload upload = uploads.lockOwn(id, owner);
    upload.lease();
    return upload;
  }

  /**
   * Lets a request add bytes where the upload ends, and nobody else from now on.
   *
   * @param declared how many bytes will come, or -1 if the client doesn't say
   */
  WriteLease lease(UUID id, UUID owner, long offset, long declared) {
    WriteLease lease = uploads.lockOwn(id, owner).leaseAt(offset, declared);
    chunks.dropFrom(id, offset);
    return lease;
  }

  /**
   * Keeps bytes. The last ones hand the photo to a worker, in the same commit.
   *
   * @param counted false if they don't count until their checksum is right
   */
  void append(WriteLease lease, long start, byte[] bytes, boolean counted) {
    Upload upload = lock(lease);
    chunks.add(lease.upload(), start, bytes);
    if (counted) {
      count(upload, bytes.length);
    }
  }

  /** Counts what was kept uncounted, up to there: its checksum is right. */
  void confirm(WriteLease lease, long end) {
    count(lock(lease), end - lease.offset());
  }

  /** Drops what was kept uncounted: its checksum is wrong. */
  void discard(WriteLease lease) {
    lock(lease);
    chunks.dropFrom(lease.upload(), lease.offset());
  }

  /** Ends an upload whose first bytes already show that it is no photo. */
  void reject(WriteLease lease, PictureIssue why) {
    uploads
        .lock(lease.upload())
        .filter(upload -> upload.isHeldBy(lease))
        .ifPresent(upload -> lifecycle.reject(upload, why));
  }

  /** Its owner wants it no more. */
  void terminate(UUID id, UUID owner) {
    lifecycle.remove(uploads.lockOwn(id, owner));
  }

  private void count(Upload upload, long bytes) {
    if (upload.receive(bytes)) {
      outbox.append(new UploadFinished(upload.id()));
      signals.publish(Signal.hint(Uploads.topic(upload.id())));
    }
  }

  private Upload lock(WriteLease lease) {
    Upload upload = uploads.lock(lease.upload()).orElseThrow(Problem::notFound);
    if (!upload.isHeldBy(lease)) {
      throw Problem.of(423, "locked", "Another request goes on with this upload.");
    }
    return upload;
  }
}
