package foodfast.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;

/** Takes a PNG apart, chunk by chunk. Its decoder gets those that hold the picture. */
final class PngParser {
  private static final int SIGNATURE = 8;
  private static final int COLOR_TYPE = 9;
  private static final double UNIT = 100_000;
  private static final double USUAL_GAMMA = 1 / 2.2;
  private static final byte[] END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, -126};

  private final byte[] file;
  private final ByteBuffer chunks;
  private final ByteBuffer picture;
  private Exif exif = Exif.NONE;
  private boolean grey;
  private boolean animated;
  private ColorProfile codePoints;
  private ColorProfile embedded;
  private boolean srgb;
  private RgbSpace space;
  private double gamma;

  PngParser(byte[] file) {
    this.file = file;
    this.chunks = ByteBuffer.wrap(file);
    this.picture = ByteBuffer.allocate(file.length + 4 + END.length);
  }

  PictureFile.Parts parse() {
    picture.put(file, 0, SIGNATURE);
    int at = SIGNATURE;
    boolean complete = false;
    while (!complete && at + 8 <= file.length) {
      int length = chunks.getInt(at);
      int left = file.length - at - 8;
      boolean cut = length < 0 || length > left - 4;
      complete = readChunk(at, cut ? Math.min(length & Integer.MAX_VALUE, left) : length, cut);
      at = cut ? file.length : at + 12 + length;
    }
    picture.put(END);
    return new PictureFile.Parts(picture, grey ? 1 : 3, colors(), exif, at, complete, animated);
  }

  /** True if it was the last. */
  private boolean readChunk(int at, int length, boolean cut) {
    String type = FileKind.text(file, at + 4);
    int begin = at + 8;
    switch (type) {
      case "IHDR", "PLTE", "tRNS", "IDAT" -> {
        grey |= type.equals("IHDR") && length > COLOR_TYPE && (file[begin + COLOR_TYPE] & 3) == 0;
        int rest = Math.min(4, file.length - begin - length);
        picture.putInt(length).put(file, at + 4, 4 + length + rest).put(new byte[4 - rest]);
      }
      case "acTL" -> animated = true;
      case "IEND" -> {
        return true;
      }
      default -> {
        if (!cut) {
          readBeside(type, begin, length);
        }
      }
    }
    return false;
  }

  private void readBeside(String type, int begin, int length) {
    switch (type) {
      case "eXIf" -> exif = Exif.read(Arrays.copyOfRange(file, begin, begin + length));
      case "iCCP" -> embedded = inflated(begin, begin + length);
      case "sRGB" -> srgb = true;
      case "cICP" -> codePoints = length == 4 ? ofCodePoints(file[begin], file[begin + 1]) : null;
      case "gAMA" -> gamma = length == 4 ? chunks.getInt(begin) / UNIT : 0;
      case "cHRM" -> space = length == 32 ? ofChromaticities(begin) : null;
      default -> {
        // nothing that shows
      }
    }
  }

  /** The profile behind its name and a zero, or null. */
  private ColorProfile inflated(int begin, int end) {
    int name = begin;
    while (name < end && file[name] != 0) {
      name++;
    }
    int data = name + 2;
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(file, data, end - data))) {
      return ColorProfile.of(in.readNBytes(ColorProfile.LARGEST + 1));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** By the numbers of ITU-T H.273; null for spaces of high dynamic range. */
  private static ColorProfile ofCodePoints(byte primaries, byte transfer) {
    RgbSpace space =
        switch (primaries) {
          case 1 -> RgbSpace.SRGB;
          case 9 -> RgbSpace.BT_2020;
          case 12 -> RgbSpace.DISPLAY_P3;
          default -> null;
        };
    double[] curve =
        switch (transfer) {
          case 1, 6, 13, 14, 15 -> RgbSpace.SRGB_CURVE;
          case 4 -> RgbSpace.gamma(2.2);
          case 8 -> RgbSpace.gamma(1);
          default -> null;
        };
    return space == null || curve == null ? null : space.profile(curve);
  }

  /** White comes first in the chunk. */
  private RgbSpace ofChromaticities(int begin) {
    double[] xy = new double[8];
    for (int i = 0; i < 8; i++) {
      xy[(i + 6) % 8] = chunks.getInt(begin + 4 * i) / UNIT;
    }
    return new RgbSpace(xy);
  }

  /** The most exact of what is said, in the order of the PNG specification. */
  private ColorProfile colors() {
    if (codePoints != null) {
      return codePoints;
    }
    if (embedded != null && embedded.fits(grey ? 1 : 3)) {
      return embedded;
    }
    boolean near = space == null || space.isNear(RgbSpace.SRGB);
    boolean usual = Math.abs(gamma - USUAL_GAMMA) < .005;
    if (srgb || gamma <= 0 || usual && near) {
      return null;
    }
    RgbSpace said = near ? RgbSpace.SRGB : space;
    return said.profile(usual ? RgbSpace.SRGB_CURVE : RgbSpace.gamma(1 / gamma));
  }
}
