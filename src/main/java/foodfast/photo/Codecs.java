package foodfast.photo;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * The readers and writers we use, chosen one by one. Nothing is registered for the whole server:
 * plug-ins of another application, or of our own last deployment, never come between.
 */
final class Codecs {
  private static final String OF_THE_JDK = "com.sun.imageio.";
  private static final ImageReaderSpi PLAIN_JPEG = ofTheJdk("jpeg");
  private static final ImageReaderSpi PNG = ofTheJdk("png");
  private static final ImageReaderSpi ANY_JPEG = anyJpeg();
  private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

  private Codecs() {}

  static ImageReader reader(FileKind kind) throws IOException {
    return switch (kind) {
      case JPEG -> PLAIN_JPEG.createReaderInstance();
      case PNG -> PNG.createReaderInstance();
      case WEBP -> WEBP.createReaderInstance();
    };
  }

  /** Slower, but it knows CMYK and other rare kinds. */
  static ImageReader readerOfRareJpeg() throws IOException {
    return ANY_JPEG.createReaderInstance();
  }

  static ImageWriter jpegWriter() {
    return ImageIO.getImageWritersByFormatName("jpeg").next();
  }

  static ImageWriter webpWriter() {
    return new WebPImageWriterSpi().createWriterInstance(null);
  }

  private static ImageReaderSpi ofTheJdk(String format) {
    Iterator<ImageReaderSpi> all =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    while (all.hasNext()) {
      ImageReaderSpi one = all.next();
      boolean fits = List.of(one.getFormatNames()).contains(format);
      if (fits && one.getClass().getName().startsWith(OF_THE_JDK)) {
        return one;
      }
    }
    throw new IllegalStateException("this JDK reads no " + format);
  }

  private static ImageReaderSpi anyJpeg() {
    ServiceRegistry own = new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
    JPEGImageReaderSpi spi = new JPEGImageReaderSpi();
    own.registerServiceProvider(PLAIN_JPEG, ImageReaderSpi.class);
    own.registerServiceProvider(spi, ImageReaderSpi.class);
    return spi;
  }
}
