package foodfast.upload;

import foodfast.account.Caller;
import foodfast.account.Identity;
import foodfast.picture.FileKind;
import foodfast.picture.PictureIssue;
import foodfast.session.RevokedSessions;
import foodfast.upload.Upload.WriteLease;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Takes the bytes of a request, of a PATCH or of the POST that began the upload: reads a chunk at a
 * time and keeps it before it reads the next, so that never more than one is held in memory. What
 * its session's end finds kept stays.
 */
@ApplicationScoped
public class ReceiveBytes {
  /**
   * Each holds a request thread, of which limits.xml keeps twice as many; beyond that, clients come
   * back later. A superseded PATCH holds its thread until its line is given up, but no slot.
   */
  static final int AT_ONCE = 24;

  private static final int SUPERSEDED = 16;

  @Inject Caller caller;
  @Inject RevokedSessions revokedSessions;
  @Inject UploadTransfer transfer;

  private final AdmissionControl admission = new AdmissionControl(AT_ONCE, SUPERSEDED);

  void start(@Observes Startup startup, MetricRegistry registry) {
    registry.gauge("foodfast_uploads_receiving", admission, AdmissionControl::count);
  }

  static boolean areIn(HttpHeaders headers) {
    String type = String.valueOf(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    return type.split(";")[0].strip().equalsIgnoreCase(Tus.BYTES);
  }

  /**
   * Takes bytes beginning at that offset.
   *
   * @return the offset where the upload goes on
   */
  long receive(UUID id, UUID owner, long offset, HttpHeaders headers, InputStream body) {
    Checksum checksum = Checksum.parse(headers.getHeaderString(Tus.CHECKSUM));
    String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    long declared = length == null ? -1 : Long.parseLong(length);
    WriteLease lease = transfer.lease(id, owner, offset, declared);
    if (!admission.admit(lease)) {
      throw Problem.of(503, "busy", "Too many uploads at once. Please try again in a moment.")
          .retryAfter(Duration.ofSeconds(2));
    }
    try {
      Identity who = caller.identity();
      ChunkReader bytes = new ChunkReader(lease, body, checksum, () -> revokedSessions.refuse(who));
      while (bytes.read()) {
        refuseOtherTypes(lease, bytes);
        admission.paced(
            () -> transfer.append(lease, bytes.start(), bytes.chunk(), !bytes.isToBeProven()));
      }
      end(lease, bytes, declared);
      return bytes.end();
    } finally {
      admission.release(lease);
    }
  }

  private void end(WriteLease lease, ChunkReader bytes, long declared) {
    long received = bytes.end() - lease.offset();
    if (bytes.isCut() || declared > received) {
      throw Problem.of(400, "incomplete-body", "The line was cut before the body's end.");
    }
    if (bytes.isToBeProven() && !bytes.isProven()) {
      transfer.discard(lease);
      throw Problem.of(460, "checksum-mismatch", "The bytes don't add up to Upload-Checksum.");
    }
    if (bytes.isToBeProven() && received > 0) {
      transfer.confirm(lease, bytes.end());
    }
  }

  /** The first bytes tell what it is; those that are still to be proven are looked at later. */
  private void refuseOtherTypes(WriteLease lease, ChunkReader bytes) {
    boolean tells = bytes.start() == 0 && bytes.chunk().length >= FileKind.SNIFF_LENGTH;
    PictureIssue why = tells && !bytes.isToBeProven() ? FileKind.of(bytes.chunk()).refusal() : null;
    if (why != null) {
      transfer.reject(lease, why);
      throw Problem.of(415, "unsupported-type", why.advice()).with("reasons", List.of(why.view()));
    }
  }
}
