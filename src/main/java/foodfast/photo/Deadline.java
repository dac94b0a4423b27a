package foodfast.photo;

import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import java.time.Duration;
import javax.imageio.ImageReader;

/** Ends a decoder that works far longer than any photo takes. */
final class Deadline extends ProgressListenerBase {
  /** Two decoders may try, both before {@link SweepUploads#STALLED} has another node called. */
  static final Duration LONGEST = Duration.ofSeconds(45);

  private final long end;

  Deadline(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  @Override
  public void imageProgress(ImageReader reader, float percentage) {
    if (System.nanoTime() - end > 0) {
      reader.abort();
    }
  }

  @Override
  public void readAborted(ImageReader reader) {
    throw new PhotoRejected(Reason.DAMAGED);
  }
}
