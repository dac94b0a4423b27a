package foodfast.kit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for tests, made by arithmetic: good ones, odd ones and malicious ones. */
public final class Shots {
  private static final int BLOCK = 24;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int ENDLESS = 0x7fffff00;

  private Shots() {}

  /** A sharp, well-lit photo; every seed looks different. */
  public static byte[] photo(int width, int height, long seed) {
    return jpeg(dish(width, height, seed, 14), 0.9f);
  }

  /** 24 megapixels in about 8 MB, as a good camera makes them. */
  public static byte[] large(long seed) {
    return jpeg(dish(6000, 4000, seed, 26), 0.9f);
  }

  /** Nothing but soft colour: no edge anywhere. */
  public static byte[] blurred(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, new Color(90 + 100 * x / width, 120, 60 + 120 * y / height).getRGB());
      }
    }
    return jpeg(image, 0.9f);
  }

  /** The left half red, the right half blue, with grain; held so that EXIF must turn it. */
  public static byte[] held(int orientation, int width, int height) {
    byte[] jpeg = jpeg(halves(width, height), 0.95f);
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xffe1).putShort((short) 34);
    exif.put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1));
    exif.putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    return joined(Arrays.copyOf(jpeg, 2), exif.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** As sites for the web like them: coarse at first, finer with each of its scans. */
  public static byte[] progressive(int width, int height) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    return written(writer, param, new IIOImage(halves(width, height), null, null));
  }

  /** A JPEG that goes over its pixels again and again. */
  public static byte[] manyScans(int scans) {
    byte[] jpeg = photo(900, 900, 8);
    byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0};
    byte[] all = new byte[scans * scan.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = scan[i % scan.length];
    }
    int end = jpeg.length - 2;
    return joined(Arrays.copyOf(jpeg, end), all, Arrays.copyOfRange(jpeg, end, jpeg.length));
  }

  /** A JPEG in four inks, bright to the left, as Photoshop writes them: inverted. */
  public static byte[] cmyk(int width, int height) {
    WritableRaster inks =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grain = random.nextInt(60);
        int[] ink = {x * 180 / width + grain, 90, y * 120 / height, grain};
        inks.setPixel(x, y, new int[] {255 - ink[0], 255 - ink[1], 255 - ink[2], 255 - ink[3]});
      }
    }
    byte[] jpeg = written("jpeg", new IIOImage(inks, null, null), 0.9f);
    byte[] adobe = {
      (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    return joined(Arrays.copyOf(jpeg, 2), adobe, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** A PNG with 16 bits for each colour. */
  public static byte[] deepPng(int width, int height) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, height, 3, null);
    Random random = new Random(5);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grain = random.nextInt(16000);
        raster.setPixel(x, y, new int[] {30000 + grain, 65535 * x / width, 65535 * y / height});
      }
    }
    ComponentColorModel colors =
        new ComponentColorModel(
            java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
            false,
            false,
            java.awt.Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    return written("png", new IIOImage(new BufferedImage(colors, raster, false, null), null, null));
  }

  /** A black PNG with eight bytes for each pixel: next to nothing as a file, a lot when decoded. */
  public static byte[] flatDeepPng(int width, int height) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    byte[] line = new byte[1 + 8 * width];
    try (DeflaterOutputStream packed = new DeflaterOutputStream(lines)) {
      for (int y = 0; y < height; y++) {
        packed.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] sixteenBitsAndAlpha = {16, 6, 0, 0, 0};
    byte[] size = ByteBuffer.allocate(8).putInt(width).putInt(height).array();
    return joined(
        PNG,
        chunk("IHDR", joined(size, sixteenBitsAndAlpha)),
        chunk("IDAT", lines.toByteArray()),
        chunk("IEND", new byte[0]));
  }

  private static byte[] chunk(String name, byte[] data) {
    byte[] named = joined(name.getBytes(StandardCharsets.ISO_8859_1), data);
    CRC32 crc = new CRC32();
    crc.update(named);
    ByteBuffer chunk = ByteBuffer.allocate(named.length + 8).putInt(data.length);
    return chunk.put(named).putInt((int) crc.getValue()).array();
  }

  public static byte[] gif() {
    return written("gif", new IIOImage(halves(900, 900), null, null));
  }

  /** A PNG whose header promises far more pixels than anybody can hold. */
  public static byte[] pngBomb() {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(50_000).putInt(50_000);
    header.put(new byte[] {8, 2, 0, 0, 0});
    return joined(PNG, chunk("IHDR", header.array()), new byte[2000]);
  }

  /** A PNG whose EXIF, a camera held on its side, claims two gigabytes and has 26 bytes. */
  public static byte[] pngWithEndlessExif() {
    byte[] png = deepPng(1000, 900);
    int head = 33;
    ByteBuffer exif = ByteBuffer.allocate(8).putInt(ENDLESS);
    exif.put("eXIf".getBytes(StandardCharsets.ISO_8859_1));
    return joined(
        Arrays.copyOf(png, head),
        exif.array(),
        onItsSide(),
        Arrays.copyOfRange(png, head, png.length));
  }

  /** The same as a WebP, of which only the beginning is right. */
  public static byte[] webpWithEndlessExif() {
    ByteBuffer exif = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    exif.put("RIFF....WEBPEXIF".getBytes(StandardCharsets.ISO_8859_1)).putInt(ENDLESS);
    return joined(exif.array(), onItsSide());
  }

  private static byte[] onItsSide() {
    byte[] held = held(6, 40, 30);
    return Arrays.copyOfRange(held, 12, 38);
  }

  public static byte[] truncated() {
    byte[] photo = photo(1200, 900, 3);
    return Arrays.copyOf(photo, photo.length * 2 / 3);
  }

  public static byte[] withPageBehind() {
    String page = "<html><script>alert(document.cookie)</script></html>";
    return joined(photo(1200, 900, 4), page.getBytes(StandardCharsets.UTF_8));
  }

  /** As some phones do: a second, small picture behind the first. */
  public static byte[] withPictureBehind() {
    return joined(photo(1200, 900, 5), photo(160, 120, 6));
  }

  private static BufferedImage halves(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(11);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grain = random.nextInt(50);
        image.setRGB(
            x, y, (x < width / 2 ? new Color(205, grain, 40) : new Color(40, grain, 205)).getRGB());
      }
    }
    return image;
  }

  private static BufferedImage dish(int width, int height, long seed, int grain) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(seed);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(120 + random.nextInt(80), 110, 90));
    pen.fillRect(0, 0, width, height);
    for (int i = 0; i < 60; i++) {
      pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
      int size = width / BLOCK + random.nextInt(width / 4);
      pen.fillOval(random.nextInt(width) - size / 2, random.nextInt(height) - size / 2, size, size);
    }
    pen.dispose();
    byte[] bytes = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
    byte[] noise = new byte[1 << 16];
    random.nextBytes(noise);
    for (int i = 0; i < bytes.length; i++) {
      int value = (bytes[i] & 0xff) + (noise[(i * 31 + i / 7919) & 0xffff] % grain);
      bytes[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return image;
  }

  private static byte[] jpeg(BufferedImage image, float quality) {
    return written("jpeg", new IIOImage(image, null, null), quality);
  }

  private static byte[] written(String format, IIOImage image, float... quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (quality.length > 0) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality[0]);
    }
    return written(writer, param, image);
  }

  private static byte[] written(ImageWriter writer, ImageWriteParam param, IIOImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
