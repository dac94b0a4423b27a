package foodfast.picture;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** What a file is, told by its first bytes and by nothing else, and who reads it. */
public enum FileKind {
  JPEG(null),
  PNG(null),
  WEBP(null),
  HEIC(PictureIssue.HEIC),
  AVIF(PictureIssue.AVIF),
  OTHER(PictureIssue.UNSUPPORTED_TYPE);

  /** So many bytes are enough to tell. */
  public static final int SNIFF_LENGTH = 12;

  private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final String HEIC_BRANDS = "heic heix heim heis hevc hevx hevm hevs mif1 msf1";
  private static final int LONGEST_LIST = 64;

  private final PictureIssue refusal;

  FileKind(PictureIssue refusal) {
    this.refusal = refusal;
  }

  public static FileKind of(byte[] file) {
    if (file.length < SNIFF_LENGTH) {
      return OTHER;
    }
    if ((file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8 && (file[2] & 0xff) == 0xff) {
      return JPEG;
    }
    if (Arrays.equals(file, 0, PNG_BEGINS.length, PNG_BEGINS, 0, PNG_BEGINS.length)) {
      return PNG;
    }
    if (text(file, 0).equals("RIFF") && text(file, 8).equals("WEBP")) {
      return WEBP;
    }
    return text(file, 4).equals("ftyp") ? ofBrands(file) : OTHER;
  }

  /** The first brand is what it is, the others are what it can be taken for. */
  private static FileKind ofBrands(byte[] file) {
    int end = Math.min(file.length, Math.min(file[3] & 0xff, LONGEST_LIST));
    for (int at = 8; at + 4 <= Math.max(end, SNIFF_LENGTH); at += 4) {
      if (text(file, at).startsWith("avi")) {
        return AVIF;
      }
    }
    return HEIC_BRANDS.contains(text(file, 8)) ? HEIC : OTHER;
  }

  /** Why files of this kind are not taken, or null for those that are. */
  public PictureIssue refusal() {
    return refusal;
  }

  /** A reader for files of this kind. */
  ImageReader reader() throws IOException {
    return switch (this) {
      case JPEG -> Readers.JPEG.createReaderInstance();
      case PNG -> Readers.PNG.createReaderInstance();
      case WEBP -> Readers.WEBP.createReaderInstance();
      case HEIC, AVIF, OTHER -> throw new PictureRejected(refusal);
    };
  }

  /** The four letters there. */
  static String text(byte[] file, int at) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1);
  }

  /**
   * Chosen one by one. Nothing is registered for the whole server: plug-ins of another application,
   * or of our own last deployment, never come between.
   */
  private static final class Readers {
    static final ImageReaderSpi JPEG = ofTheJdk("jpeg");
    static final ImageReaderSpi PNG = ofTheJdk("png");
    static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

    private static ImageReaderSpi ofTheJdk(String format) {
      Iterator<ImageReaderSpi> all =
          IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
      while (all.hasNext()) {
        ImageReaderSpi one = all.next();
        boolean fits = List.of(one.getFormatNames()).contains(format);
        if (fits && one.getClass().getName().startsWith("com.sun.imageio.")) {
          return one;
        }
      }
      throw new IllegalStateException("this JDK reads no " + format);
    }
  }
}
