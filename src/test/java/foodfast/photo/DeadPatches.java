package foodfast.photo;

import foodfast.kit.Eventually;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.Shots;
import foodfast.kit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** PATCHes that were begun and hang on dead lines, until they are closed. */
final class DeadPatches implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] FILE = Arrays.copyOf(Shots.photo(900, 900, 39), (int) Upload.LARGEST);

  private final List<Wire> lines = new ArrayList<>();

  /** One more, which is heard until a piece of it is kept; returns where the upload stands. */
  long hang(PhotoSending sending, long offset) {
    lines.add(sending.hangs(FILE, offset, UploadPieces.LARGEST + 1));
    long end = offset + UploadPieces.LARGEST;
    Eventually.within(PATIENCE)
        .holds("a piece is kept", () -> sending.status().getInt("offset") == end);
    return end;
  }

  /** Cuts the lines and waits until the node has noticed. */
  @Override
  public void close() {
    lines.forEach(Wire::close);
    Eventually.within(PATIENCE)
        .holds(
            "nothing is received",
            () -> Platform.running().nodeA().metric("foodfast_uploads_receiving") == 0);
  }
}
