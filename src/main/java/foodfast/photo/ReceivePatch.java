package foodfast.photo;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads the body of a PATCH as it comes, a piece at a time, and keeps each piece before it reads
 * the next; never more than one piece is held in memory.
 */
@ApplicationScoped
public class ReceivePatch {
  /**
   * Each holds a request thread, of which limits.xml keeps twice as many; beyond that, clients come
   * back later. A superseded PATCH holds its thread until its line is given up, but no place.
   */
  static final int AT_ONCE = 24;

  @Inject KeepPiece keepPiece;
  @Inject RefuseUpload refuseUpload;

  private final Places places = new Places(AT_ONCE);
  private final Pace pace = new Pace();

  /**
   * @param checksum what the bytes must add up to, or null
   * @param declared how many will come, or -1
   * @return the offset where the upload goes on
   */
  long receive(Grant grant, InputStream body, Checksum checksum, long declared) {
    if (!places.take(grant)) {
      throw Problem.of(503, "busy", "Too many uploads at once; try again.")
          .retryAfter(Duration.ofSeconds(2));
    }
    try {
      PatchBody patch = new PatchBody(grant, body, checksum);
      while (patch.read()) {
        refuseOtherTypes(grant, patch);
        keep(grant, patch, checksum);
      }
      return end(grant, patch, checksum, declared);
    } finally {
      places.leave(grant);
    }
  }

  /** How many are being received on this node. */
  public int count() {
    return places.count();
  }

  private void keep(Grant grant, PatchBody patch, Checksum checksum) {
    pace.next(
        () -> {
          if (checksum == null) {
            keepPiece.keep(grant, patch.start(), patch.piece());
          } else {
            keepPiece.keepUnproven(grant, patch.start(), patch.piece());
          }
        });
  }

  private long end(Grant grant, PatchBody patch, Checksum checksum, long declared) {
    long received = patch.end() - grant.offset();
    if (patch.isCut() || declared > received) {
      throw Problem.of(400, "incomplete-body", "The line was cut before the body's end.");
    }
    if (checksum != null && !checksum.isRight()) {
      keepPiece.discard(grant);
      throw Problem.of(460, "checksum-mismatch", "The bytes don't add up to Upload-Checksum.");
    }
    if (checksum != null && received > 0) {
      keepPiece.prove(grant, patch.end());
    }
    return patch.end();
  }

  /** The first bytes tell what it is; those that are still to be proven are looked at later. */
  private void refuseOtherTypes(Grant grant, PatchBody patch) {
    boolean tells = patch.start() == 0 && patch.piece().length >= FileKind.TOLD_BY;
    if (tells && !patch.isToBeProven() && FileKind.of(patch.piece()) == null) {
      refuseUpload.refuse(grant, Reason.UNSUPPORTED_TYPE);
      throw Problem.of(415, "unsupported-type", Reason.UNSUPPORTED_TYPE.advice())
          .with("reasons", java.util.List.of(Reason.UNSUPPORTED_TYPE.view()));
    }
  }
}
