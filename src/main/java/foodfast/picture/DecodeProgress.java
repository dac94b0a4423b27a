package foodfast.picture;

import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** How far a decoder has come; ends one that works far longer than any photo takes. */
final class DecodeProgress implements IIOReadProgressListener {
  /** Less than the time after which an upload counts as stalled and goes to another node. */
  static final Duration LONGEST = Duration.ofSeconds(45);

  private final long end;
  private float percent;

  DecodeProgress(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  /** How many of so many rows have not come yet. */
  int rowsMissing(int rows) {
    return rows - (int) (rows * percent / 100);
  }

  @Override
  public void imageProgress(ImageReader reader, float percentage) {
    percent = percentage;
    if (System.nanoTime() - end > 0) {
      reader.abort();
    }
  }

  @Override
  public void readAborted(ImageReader reader) {
    throw new PictureRejected(PictureIssue.DAMAGED);
  }

  @Override
  public void sequenceStarted(ImageReader reader, int first) {}

  @Override
  public void sequenceComplete(ImageReader reader) {}

  @Override
  public void imageStarted(ImageReader reader, int index) {}

  @Override
  public void imageComplete(ImageReader reader) {}

  @Override
  public void thumbnailStarted(ImageReader reader, int index, int thumbnail) {}

  @Override
  public void thumbnailProgress(ImageReader reader, float percentage) {}

  @Override
  public void thumbnailComplete(ImageReader reader) {}
}
