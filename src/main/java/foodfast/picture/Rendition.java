package foodfast.picture;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A photo as it is served: in one width and one format.
 *
 * @param width the width it is asked for by; a smaller original keeps its own
 * @param format jpg or webp
 */
public record Rendition(int width, String format, byte[] bytes) {
  static final int WIDEST = 1600;

  private static final float JPEG_QUALITY = 0.82f;
  private static final float WEBP_QUALITY = 0.78f;

  public static Rendition jpeg(int width, Picture picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    return new Rendition(width, "jpg", write(writer, "JPEG", JPEG_QUALITY, picture));
  }

  public static Rendition webp(int width, Picture picture) {
    ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
    return new Rendition(width, "webp", write(writer, "Lossy", WEBP_QUALITY, picture));
  }

  private static byte[] write(
      ImageWriter writer, String compression, float quality, Picture picture) {
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType(compression);
    param.setCompressionQuality(quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture.image(), null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
