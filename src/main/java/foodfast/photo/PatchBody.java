package foodfast.photo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The body of one PATCH, cut into pieces: full ones on a fast line, smaller ones on a slow line, so
 * that what came is never held back for long.
 */
final class PatchBody {
  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final Grant grant;
  private final InputStream body;
  private final Checksum checksum;
  private final byte[] buffer = new byte[UploadPieces.LARGEST];
  private byte[] piece = new byte[0];
  private long start;
  private boolean over;
  private boolean cut;

  PatchBody(Grant grant, InputStream body, Checksum checksum) {
    this.grant = grant;
    this.body = body;
    this.checksum = checksum;
    this.start = grant.offset();
  }

  /** Reads the next piece; false when there is none. */
  boolean read() {
    start += piece.length;
    int filled = over ? 0 : fill();
    piece = Arrays.copyOf(buffer, filled);
    if (end() > grant.length()) {
      throw GrantPatch.tooMuch();
    }
    if (checksum != null) {
      checksum.add(piece, 0, filled);
    }
    return filled > 0;
  }

  private int fill() {
    int filled = 0;
    long began = System.nanoTime();
    while (filled < buffer.length && !over) {
      filled += readSome(filled);
      boolean late = System.nanoTime() - began > HELD_NANOS;
      if (late && filled >= FileKind.TOLD_BY) {
        return filled;
      }
    }
    return filled;
  }

  private int readSome(int filled) {
    try {
      int read = body.read(buffer, filled, buffer.length - filled);
      over = read < 0;
      return Math.max(0, read);
    } catch (IOException e) {
      over = true;
      cut = true;
      return 0;
    }
  }

  long start() {
    return start;
  }

  byte[] piece() {
    return piece;
  }

  /** Where the upload stands after this piece. */
  long end() {
    return start + piece.length;
  }

  /** Whether the line broke. */
  boolean isCut() {
    return cut;
  }

  boolean isToBeProven() {
    return checksum != null;
  }
}
