package foodfast.upload;

import foodfast.picture.FileKind;
import foodfast.upload.Upload.WriteLease;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of one request, cut into chunks: full ones on a fast line, smaller ones on a slow line,
 * so that what came is never held back for long.
 */
final class ChunkReader {
  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final WriteLease lease;
  private final InputStream body;
  private final Checksum checksum;
  private final Runnable mayGoOn;
  private final byte[] buffer = new byte[UploadChunks.LARGEST];
  private byte[] chunk = new byte[0];
  private long start;
  private boolean over;
  private boolean cut;

  /**
   * @param checksum of all bytes, or null
   * @param mayGoOn asked whenever bytes have come; throws when no more are taken
   */
  ChunkReader(WriteLease lease, InputStream body, Checksum checksum, Runnable mayGoOn) {
    this.lease = lease;
    this.body = body;
    this.checksum = checksum;
    this.mayGoOn = mayGoOn;
    this.start = lease.offset();
  }

  /** Reads the next chunk; false when there is none. */
  boolean read() {
    start += chunk.length;
    int filled = over ? 0 : fill();
    chunk = Arrays.copyOf(buffer, filled);
    if (end() > lease.length()) {
      throw Upload.tooMuch();
    }
    if (checksum != null) {
      checksum.add(chunk, 0, filled);
    }
    return filled > 0;
  }

  private int fill() {
    int filled = 0;
    long began = System.nanoTime();
    while (filled < buffer.length && !over) {
      filled += readSome(filled);
      mayGoOn.run();
      boolean late = System.nanoTime() - began > HELD_NANOS;
      if (late && filled >= FileKind.SNIFF_LENGTH) {
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

  byte[] chunk() {
    return chunk;
  }

  /** Where the upload stands after this chunk. */
  long end() {
    return start + chunk.length;
  }

  /** Whether the line broke. */
  boolean isCut() {
    return cut;
  }

  /** Whether a checksum says what all bytes must add up to. */
  boolean isToBeProven() {
    return checksum != null;
  }

  /** Whether those read add up to it; asked once. */
  boolean isProven() {
    return checksum.isRight();
  }
}
