package foodfast.picture;

import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** One file somebody sent: looked at without decoding it, and then its picture. */
public final class PictureFile {
  static final long MOST_PIXELS = 50_000_000;
  private static final int WIDEST_SHAPE = 4;
  private static final int NOBODY_MISSES = 50;

  /**
   * Of "svg" more must be there: so few letters come by chance in the megabytes that phones add.
   */
  private static final Pattern PAGE =
      Pattern.compile(
          "<(html|script|!doctype|\\?php|iframe|svg[\\s/>][\\s!-~]{4})", Pattern.CASE_INSENSITIVE);

  private final FileKind kind;
  private final Parts parts;
  private final Dimension size;

  private PictureFile(FileKind kind, byte[] file, int shortSide) throws IOException {
    this.kind = kind;
    this.parts = partsOf(kind, file);
    this.size = size();
    checkSize(shortSide);
    String rest =
        new String(file, parts.end(), file.length - parts.end(), StandardCharsets.ISO_8859_1);
    if (PAGE.matcher(rest).find()) {
      throw new PictureRejected(PictureIssue.HIDDEN_CONTENT);
    }
  }

  /**
   * Looks at the file without decoding it.
   *
   * @param shortSide how many pixels it has at least in each direction
   * @throws PictureRejected if it can't or needn't be decoded
   */
  public static PictureFile check(byte[] file, int shortSide) throws IOException {
    if (file.length == 0) {
      throw new PictureRejected(PictureIssue.EMPTY_FILE);
    }
    return new PictureFile(FileKind.of(file), file, shortSide);
  }

  private static Parts partsOf(FileKind kind, byte[] file) {
    return switch (kind) {
      case JPEG -> new JpegParser(file).parse();
      case PNG -> new PngParser(file).parse();
      case WEBP -> new WebpParser(file).parse();
      case HEIC, AVIF, OTHER -> throw new PictureRejected(kind.refusal());
    };
  }

  /** Whether a picture that lacks so much of the whole at its end is no picture any more. */
  static boolean isTooMuch(int missing, int whole) {
    return missing > whole / NOBODY_MISSES;
  }

  /** Whether it has more frames than the one that is decoded. */
  public boolean isAnimated() {
    return parts.animated();
  }

  private void checkSize(int shortSide) {
    int shorter = Math.min(size.width, size.height);
    int longer = Math.max(size.width, size.height);
    if ((long) size.width * size.height > MOST_PIXELS) {
      throw new PictureRejected(PictureIssue.TOO_MANY_PIXELS);
    }
    if (shorter < shortSide) {
      throw new PictureRejected(PictureIssue.TOO_SMALL);
    }
    if (longer > WIDEST_SHAPE * shorter) {
      throw new PictureRejected(PictureIssue.TOO_NARROW);
    }
  }

  private Dimension size() throws IOException {
    ImageReader reader = kind.reader();
    try (ImageInputStream in = parts.stream()) {
      reader.setInput(in, true, true);
      return new Dimension(reader.getWidth(0), reader.getHeight(0));
    } finally {
      reader.dispose();
    }
  }

  /**
   * The picture upright in sRGB, at least as large as its largest rendition.
   *
   * @throws PictureRejected if too much of it is missing
   */
  public Picture decode() throws IOException {
    return new PictureDecoder(kind, parts, size).decode();
  }

  /**
   * What a parser makes of a file: what its decoder needs and nothing else, and what stood beside
   * it that tells how to show it. No decoder ever sees a profile, or a length beside the picture,
   * that misleads it.
   *
   * @param picture written up to its position
   * @param components of each pixel without its opacity: 1 grey, 3 colours or 4 inks
   * @param colors what they mean, or null if they are sRGB for all we know
   * @param end where the picture ends within the file
   * @param complete false if the file ends before it should
   * @param animated whether it has more frames than the one that is shown
   */
  record Parts(
      ByteBuffer picture,
      int components,
      ColorProfile colors,
      Exif exif,
      int end,
      boolean complete,
      boolean animated) {

    /** A profile for pictures of another kind is none. */
    Parts {
      colors = colors != null && colors.fits(components) ? colors : null;
    }

    ImageInputStream stream() {
      return new MemoryCacheImageInputStream(
          new ByteArrayInputStream(picture.array(), 0, picture.position()));
    }
  }
}
