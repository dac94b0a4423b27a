package foodfast.photo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.IIOImage;
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
record Rendition(int width, String format, byte[] bytes) {
  private static final float JPEG_QUALITY = 0.82f;
  private static final float WEBP_QUALITY = 0.78f;

  static Rendition jpeg(int width, Picture picture) {
    ImageWriter writer = Codecs.jpegWriter();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(JPEG_QUALITY);
    return new Rendition(width, "jpg", write(writer, param, picture));
  }

  static Rendition webp(int width, Picture picture) {
    ImageWriter writer = Codecs.webpWriter();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType("Lossy");
    param.setCompressionQuality(WEBP_QUALITY);
    return new Rendition(width, "webp", write(writer, param, picture));
  }

  private static byte[] write(ImageWriter writer, ImageWriteParam param, Picture picture) {
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

  /** The name of its content. */
  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
