package foodfast.picture;

import com.luciad.imageio.webp.WebPReadParam;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** Makes a picture of the parts of a file, of large ones only as many pixels as are needed. */
final class PictureDecoder {
  /** Decoded at least so wide, to be made smaller by true means from there. */
  static final int ENOUGH = 2400;

  /** What a decoded picture may fill of the heap; of very tall ones less than enough is read. */
  private static final long MOST_BYTES = 100_000_000;

  /** Components of pictures for printing. Their colours take long to find: fewer are enough. */
  private static final int INKS = 4;

  /** What decoders of JPEG make of pixels for which there is no data. */
  private static final int NO_DATA = 128;

  private final FileKind kind;
  private final PictureFile.Parts parts;
  private final Dimension size;

  PictureDecoder(FileKind kind, PictureFile.Parts parts, Dimension size) {
    this.kind = kind;
    this.parts = parts;
    this.size = size;
  }

  Picture decode() throws IOException {
    Picture raw = read().upright(parts.exif().orientation());
    boolean inSrgb = parts.colors() == null || parts.components() == INKS;
    return inSrgb ? raw : parts.colors().convert(raw.scaledTo(Rendition.WIDEST));
  }

  private Picture read() throws IOException {
    ImageReader reader = kind.reader();
    try (ImageInputStream in = parts.stream()) {
      reader.setInput(in, true, true);
      ImageReadParam param = coarse(reader);
      return kind == FileKind.WEBP
          ? PixelConversion.of(reader.read(0, param))
          : read(reader, param);
    } catch (IOException e) {
      if (parts.complete()) {
        throw e;
      }
      throw new PictureRejected(PictureIssue.TRUNCATED);
    } finally {
      reader.dispose();
    }
  }

  /** What a decoder made of the picture before it stumbled is enough if little is missing. */
  private Picture read(ImageReader reader, ImageReadParam param) throws IOException {
    DecodeProgress progress = new DecodeProgress(DecodeProgress.LONGEST);
    reader.addIIOReadProgressListener(progress);
    BufferedImage image = blank(reader, param.getSourceXSubsampling());
    param.setDestination(image);
    int missing;
    try {
      reader.read(0, param);
      missing = rowsWithoutData(image.getRaster());
    } catch (IIOException e) {
      missing = progress.rowsMissing(image.getHeight());
      if (PictureFile.isTooMuch(missing, image.getHeight())) {
        throw e;
      }
    }
    if (PictureFile.isTooMuch(missing, image.getHeight())) {
      throw new PictureRejected(PictureIssue.TRUNCATED);
    }
    Picture picture =
        parts.components() == INKS
            ? PixelConversion.ofInks(image, parts.colors())
            : PixelConversion.of(image);
    return picture.withoutLowest(missing);
  }

  private BufferedImage blank(ImageReader reader, int factor) throws IOException {
    int width = (size.width + factor - 1) / factor;
    int height = (size.height + factor - 1) / factor;
    return reader.getImageTypes(0).next().createBufferedImage(width, height);
  }

  /** At the lower edge of a JPEG that ends too soon. */
  private int rowsWithoutData(Raster raster) {
    int rows = 0;
    boolean open = kind == FileKind.JPEG && !parts.complete();
    int[] row = null;
    while (open && rows < raster.getHeight()) {
      row = raster.getPixels(0, raster.getHeight() - 1 - rows, raster.getWidth(), 1, row);
      open = Arrays.stream(row).allMatch(sample -> sample == NO_DATA || sample == 255 - NO_DATA);
      rows += open ? 1 : 0;
    }
    return rows;
  }

  private ImageReadParam coarse(ImageReader reader) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    int enough = parts.components() == INKS ? Rendition.WIDEST : ENOUGH;
    int factor = factor(size, parts.exif().orientation(), pixelBytes(reader), enough);
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
  static int factor(Dimension size, int orientation, int pixelBytes, int enough) {
    int width = orientation >= 5 ? size.height : size.width;
    int factor = Math.max(1, width / enough);
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
}
