package foodfast.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** One picture of eight known colours, in files of every kind that browsers show. */
public final class Samples {
  static final int WIDTH = 960;
  static final int HEIGHT = 816;

  /** What must be seen, from left to right, in sRGB. */
  public static final List<Color> COLORS =
      List.of(
          new Color(205, 60, 45),
          new Color(60, 150, 60),
          new Color(50, 80, 190),
          new Color(240, 200, 60),
          new Color(150, 60, 140),
          new Color(70, 170, 190),
          new Color(224, 172, 140),
          new Color(128, 128, 128));

  private static final double[][] XYZ_OF_P3 = {
    {.51512, .24120, -.00105}, {.29198, .69225, .04189}, {.15710, .06657, .78407}
  };
  private static final double[][] P3_OF_SRGB = {
    {.822462, .177538, 0}, {.033194, .966806, 0}, {.017083, .072397, .910520}
  };
  private static final double[] WHITE = {.9642, 1, .8249};

  private Samples() {}

  /** Eight stripes in these numbers. */
  static BufferedImage stripes(int type, List<Color> colors) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    Graphics2D pen = image.createGraphics();
    for (int i = 0; i < colors.size(); i++) {
      pen.setColor(colors.get(i));
      pen.fillRect(i * WIDTH / 8, 0, WIDTH / 8, HEIGHT);
    }
    pen.dispose();
    return image;
  }

  static BufferedImage stripes() {
    return stripes(BufferedImage.TYPE_3BYTE_BGR, COLORS);
  }

  /** The same to the eye, in the numbers of Display P3. */
  static BufferedImage stripesInP3() {
    return stripes(BufferedImage.TYPE_3BYTE_BGR, COLORS.stream().map(Samples::inP3).toList());
  }

  /** The numbers that Display P3 has for a colour. */
  static Color inP3(Color srgb) {
    double[] linear = Arrays.stream(numbers(srgb)).map(Samples::linear).toArray();
    float[] p3 = new float[3];
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += P3_OF_SRGB[i][k] * linear[k];
      }
      p3[i] = (float) encoded(sum);
    }
    return new Color(p3[0], p3[1], p3[2]);
  }

  static double linear(double v) {
    return v <= .04045 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4);
  }

  static double encoded(double v) {
    return v <= .0031308 ? v * 12.92 : 1.055 * Math.pow(v, 1 / 2.4) - .055;
  }

  private static double[] numbers(Color color) {
    return new double[] {color.getRed() / 255., color.getGreen() / 255., color.getBlue() / 255.};
  }

  // Colour profiles ---------------------------------------------------------------------------

  /** Display P3 as phones have it: version 4, matrix and curve. */
  static byte[] profileOfP3() {
    ByteBuffer curve = ByteBuffer.allocate(32).put(ascii("para")).putInt(0);
    curve.putShort((short) 3).putShort((short) 0);
    fixed(curve, 2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045);
    return profile(
        "RGB ",
        List.of("rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC"),
        List.of(
            xyz(XYZ_OF_P3[0]),
            xyz(XYZ_OF_P3[1]),
            xyz(XYZ_OF_P3[2]),
            xyz(WHITE),
            curve.array(),
            curve.array(),
            curve.array()));
  }

  /** Grey in linear light. */
  static byte[] profileOfLinearGrey() {
    byte[] straight = ByteBuffer.allocate(12).put(ascii("curv")).array();
    return profile("GRAY", List.of("wtpt", "kTRC"), List.of(xyz(WHITE), straight));
  }

  /** A press whose four inks are all grey. */
  static byte[] profileOfGreyInks() {
    ByteBuffer lut = ByteBuffer.allocate(48 + 4 * 256 + 16 * 3 + 3 * 256).put(ascii("mft1"));
    lut.putInt(0).put(new byte[] {4, 3, 2, 0});
    fixed(lut, 1, 0, 0, 0, 1, 0, 0, 0, 1);
    identity(lut, 4);
    for (int inks = 0; inks < 16; inks++) {
      lut.put((byte) (255 - 63 * Integer.bitCount(inks))).put((byte) 128).put((byte) 128);
    }
    identity(lut, 3);
    return profile("CMYK", List.of("A2B0", "wtpt"), List.of(lut.array(), xyz(WHITE)));
  }

  private static void identity(ByteBuffer lut, int channels) {
    for (int i = 0; i < 256 * channels; i++) {
      lut.put((byte) i);
    }
  }

  private static byte[] profile(String space, List<String> names, List<byte[]> tags) {
    int size = 132 + 12 * names.size() + tags.stream().mapToInt(tag -> tag.length).sum();
    ByteBuffer icc = ByteBuffer.allocate(size).putInt(size).putInt(0).putInt(0x04300000);
    boolean press = space.equals("CMYK");
    icc.put(ascii(press ? "prtr" : "mntr")).put(ascii(space)).put(ascii(press ? "Lab " : "XYZ "));
    icc.position(36).put(ascii("acsp")).position(68);
    fixed(icc, WHITE);
    icc.position(128).putInt(names.size());
    int at = 132 + 12 * names.size();
    for (int i = 0; i < names.size(); i++) {
      icc.put(ascii(names.get(i))).putInt(at).putInt(tags.get(i).length);
      at += tags.get(i).length;
    }
    tags.forEach(icc::put);
    return icc.array();
  }

  private static byte[] xyz(double... values) {
    ByteBuffer tag = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
    fixed(tag, values);
    return tag.array();
  }

  private static void fixed(ByteBuffer to, double... values) {
    for (double value : values) {
      to.putInt((int) Math.round(65536 * value));
    }
  }

  // Files -------------------------------------------------------------------------------------

  static byte[] png(BufferedImage image) {
    return written("png", image, false);
  }

  static byte[] jpeg(BufferedImage image) {
    return written("jpeg", image, false);
  }

  static byte[] progressive(BufferedImage image) {
    return written("jpeg", image, true);
  }

  static byte[] interlaced(BufferedImage image) {
    return written("png", image, true);
  }

  private static byte[] written(String format, BufferedImage image, boolean inPasses) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (inPasses) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** As phones and editors write it: in Display P3, said by a profile. */
  public static byte[] pngInP3() {
    return with(png(stripesInP3()), "iCCP", compressed(profileOfP3()));
  }

  /** The same, of two frames as it says. */
  public static byte[] movingPngInP3() {
    return with(pngInP3(), "acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
  }

  public static byte[] webpInP3() {
    return webp(extended(0x20), riffChunk("ICCP", profileOfP3()), pixelsOfWebp(stripesInP3()));
  }

  /** A PNG with one chunk more behind its header. */
  static byte[] with(byte[] png, String type, byte... data) {
    return inserted(png, 33, chunk(type, data));
  }

  static byte[] chunk(String type, byte... data) {
    CRC32 crc = new CRC32();
    crc.update(ascii(type));
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(ascii(type))
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  /** A profile as PNG wants it: name, method, compressed. */
  static byte[] compressed(byte[] profile) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ascii("ours\0\0"));
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A PNG from rows of raw samples. */
  static byte[] png(int bits, int colorType, byte[] row, byte[]... chunksBetween) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT);
    header.put((byte) bits).put((byte) colorType);
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(rows)) {
      for (int y = 0; y < HEIGHT; y++) {
        out.write(0);
        out.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    byte[] between = joined(chunksBetween);
    return joined(
        signature,
        chunk("IHDR", header.array()),
        between,
        chunk("IDAT", rows.toByteArray()),
        chunk("IEND"));
  }

  /** A JPEG with segments more behind its beginning. */
  static byte[] with(byte[] jpeg, byte[]... segments) {
    return inserted(jpeg, 2, joined(segments));
  }

  static byte[] segment(int marker, byte[]... data) {
    byte[] all = joined(data);
    return ByteBuffer.allocate(4 + all.length)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (2 + all.length))
        .put(all)
        .array();
  }

  /** One of several parts of a profile in a JPEG. */
  static byte[] profilePart(int part, int of, byte[] profile, int from, int to) {
    byte[] head = joined(ascii("ICC_PROFILE\0"), new byte[] {(byte) part, (byte) of});
    return segment(0xe2, head, Arrays.copyOfRange(profile, from, to));
  }

  static byte[] withProfile(byte[] jpeg, byte[] profile) {
    return with(jpeg, profilePart(1, 1, profile, 0, profile.length));
  }

  /** Without the markers that say what the components mean. */
  static byte[] withoutJfif(byte[] jpeg) {
    int length = (jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff;
    assertTrue(jpeg[3] == (byte) 0xe0, "begins with JFIF");
    return joined(Arrays.copyOf(jpeg, 2), Arrays.copyOfRange(jpeg, 4 + length, jpeg.length));
  }

  /** EXIF of a camera held like this, in the colours of Adobe RGB if so said. */
  static byte[] exif(int orientation, boolean adobeRgb) {
    ByteBuffer tiff = ByteBuffer.allocate(8 + 30 + 18 + 18).order(ByteOrder.BIG_ENDIAN);
    tiff.put(ascii("MM")).putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    tiff.putShort((short) 0);
    tiff.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(38).putInt(0);
    tiff.putShort((short) 1);
    tiff.putShort((short) 0xa005).putShort((short) 4).putInt(1).putInt(56).putInt(0);
    tiff.putShort((short) 1);
    tiff.putShort((short) 1).putShort((short) 2).putInt(4);
    tiff.put(ascii(adobeRgb ? "R03\0" : "R98\0")).putInt(0);
    return tiff.array();
  }

  /** A WebP of these chunks. */
  static byte[] webp(byte[]... chunks) {
    byte[] all = joined(chunks);
    return ByteBuffer.allocate(12 + all.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(4 + all.length)
        .put(ascii("WEBP"))
        .put(all)
        .array();
  }

  static byte[] riffChunk(String type, byte[]... data) {
    byte[] all = joined(data);
    return ByteBuffer.allocate(8 + all.length + (all.length & 1))
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii(type))
        .putInt(all.length)
        .put(all)
        .array();
  }

  /** What announces chunks beside the picture. */
  static byte[] extended(int flags) {
    int w = WIDTH - 1;
    int h = HEIGHT - 1;
    return riffChunk(
        "VP8X",
        new byte[] {(byte) flags, 0, 0, 0},
        new byte[] {(byte) w, (byte) (w >> 8), 0, (byte) h, (byte) (h >> 8), 0});
  }

  /** The chunk that holds the pixels of a simple WebP. */
  static byte[] pixelsOfWebp(BufferedImage image) {
    byte[] simple = Rendition.webp(WIDTH, PixelConversion.of(image)).bytes();
    return Arrays.copyOfRange(simple, 12, simple.length);
  }

  static byte[] without(byte[] file, int lastBytes) {
    return Arrays.copyOf(file, file.length - lastBytes);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] inserted(byte[] file, int at, byte[] what) {
    return joined(Arrays.copyOf(file, at), what, Arrays.copyOfRange(file, at, file.length));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  // Judging -----------------------------------------------------------------------------------

  /** Decodes the file and finds the eight colours. */
  static void showsColors(String what, byte[] file, List<Color> expected, int tolerance)
      throws IOException {
    Picture picture = PictureFile.check(file, 800).decode();
    for (int i = 0; i < 8; i++) {
      Color seen = at(picture, (2 * i + 1) * picture.width() / 16, picture.height() / 2);
      Color wanted = expected.get(i);
      int worst =
          Math.max(
              Math.abs(seen.getRed() - wanted.getRed()),
              Math.max(
                  Math.abs(seen.getGreen() - wanted.getGreen()),
                  Math.abs(seen.getBlue() - wanted.getBlue())));
      assertTrue(worst <= tolerance, what + ", stripe " + i + ": " + seen + " for " + wanted);
    }
  }

  static Color at(Picture picture, int x, int y) {
    int i = 3 * (y * picture.width() + x);
    byte[] bgr = picture.bgr();
    return new Color(bgr[i + 2] & 0xff, bgr[i + 1] & 0xff, bgr[i] & 0xff);
  }
}
