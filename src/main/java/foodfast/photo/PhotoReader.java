package foodfast.photo;

import com.luciad.imageio.webp.WebPReadParam;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads one file: its size from the header alone, then its pixels, and of large pictures only as
 * many as are needed.
 */
final class PhotoReader {
  static final long MOST_PIXELS = 50_000_000;
  static final int SHORT_SIDE = 800;
  private static final int WIDEST_SHAPE = 4;

  /** Decoded at least so wide, to be made smaller by true means from there. */
  private static final int ENOUGH = 2400;

  /** What a decoded picture may fill of the heap; of very tall ones less than enough is read. */
  private static final long MOST_BYTES = 100_000_000;

  private final byte[] file;
  private final FileKind kind;
  private final int orientation;
  private final Dimension size;

  private PhotoReader(byte[] file, FileKind kind) throws IOException {
    this.file = file;
    this.kind = kind;
    this.size = size();
    checkSize();
    FileShape.check(kind, file);
    this.orientation = Orientation.of(kind, file);
  }

  /**
   * Looks at the file without decoding it.
   *
   * @throws PhotoRejected if it can't or needn't be decoded
   */
  static PhotoReader check(byte[] file) throws IOException {
    if (file.length == 0) {
      throw new PhotoRejected(Reason.EMPTY_FILE);
    }
    FileKind kind = FileKind.of(file);
    if (kind == null) {
      throw new PhotoRejected(Reason.UNSUPPORTED_TYPE);
    }
    return new PhotoReader(file, kind);
  }

  private void checkSize() {
    int shorter = Math.min(size.width, size.height);
    int longer = Math.max(size.width, size.height);
    if ((long) size.width * size.height > MOST_PIXELS) {
      throw new PhotoRejected(Reason.TOO_MANY_PIXELS);
    }
    if (shorter < SHORT_SIDE) {
      throw new PhotoRejected(Reason.TOO_SMALL);
    }
    if (longer > WIDEST_SHAPE * shorter) {
      throw new PhotoRejected(Reason.TOO_NARROW);
    }
  }

  private Dimension size() throws IOException {
    ImageReader reader = Codecs.reader(kind);
    try (ImageInputStream in = input()) {
      reader.setInput(in, true, true);
      return new Dimension(reader.getWidth(0), reader.getHeight(0));
    } finally {
      reader.dispose();
    }
  }

  /** The picture upright in sRGB, at least as large as its largest rendition. */
  Picture decode() throws IOException {
    return Srgb.of(image()).upright(orientation);
  }

  private BufferedImage image() throws IOException {
    try {
      return read(Codecs.reader(kind));
    } catch (IIOException e) {
      if (kind == FileKind.JPEG) {
        return read(Codecs.readerOfRareJpeg());
      }
      throw e;
    }
  }

  private BufferedImage read(ImageReader reader) throws IOException {
    try (ImageInputStream in = input()) {
      reader.setInput(in, true, true);
      reader.addIIOReadProgressListener(new Deadline(Deadline.LONGEST));
      return reader.read(0, smaller(reader.getDefaultReadParam(), pixelBytes(reader)));
    } finally {
      reader.dispose();
    }
  }

  private ImageReadParam smaller(ImageReadParam param, int pixelBytes) {
    int factor = factor(size, orientation, pixelBytes);
    if (factor > 1 && param instanceof WebPReadParam webp) {
      webp.setUseScaling(true);
      webp.setScaledWidth(size.width / factor);
      webp.setScaledHeight(size.height / factor);
    } else if (factor > 1) {
      param.setSourceSubsampling(factor, factor, 0, 0);
    }
    return param;
  }

  /** One pixel of so many each way is read: enough for the renditions, and never too many bytes. */
  static int factor(Dimension size, int orientation, int pixelBytes) {
    int width = orientation >= 5 ? size.height : size.width;
    int factor = Math.max(1, width / ENOUGH);
    long bytes = (long) size.width * size.height * pixelBytes;
    while (bytes / ((long) factor * factor) > MOST_BYTES) {
      factor++;
    }
    return factor;
  }

  private static int pixelBytes(ImageReader reader) throws IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    int bits = types.hasNext() ? types.next().getColorModel().getPixelSize() : Integer.SIZE;
    return Math.max(3, bits / Byte.SIZE);
  }

  private ImageInputStream input() {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
  }
}
