package foodfast.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** What the numbers of a picture's pixels mean, and the way from there to sRGB. */
final class ColorProfile {
  /** Those of printing presses have one to three megabytes. */
  static final int LARGEST = 4 << 20;

  private static final int LEAST_CONTRAST = 100;
  private static final Map<Integer, Integer> COMPONENTS =
      Map.of(ColorSpace.TYPE_GRAY, 1, ColorSpace.TYPE_RGB, 3, ColorSpace.TYPE_CMYK, 4);

  private final int components;
  private final ColorConvertOp conversion;

  private ColorProfile(ICC_Profile icc) {
    components = COMPONENTS.getOrDefault(icc.getColorSpaceType(), 0);
    ICC_Profile[] way = {icc, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
    conversion = new ColorConvertOp(way, null);
  }

  /**
   * The profile, or null if these bytes are none that can be used: it is as if they weren't there.
   */
  static ColorProfile of(byte[] icc) {
    if (icc.length > LARGEST) {
      return null;
    }
    try {
      ColorProfile profile = new ColorProfile(ICC_Profile.getInstance(icc));
      return profile.components > 0 && profile.tellsLightFromDark() ? profile : null;
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** Whether it is one for pictures of so many components; grey ones may carry one for RGB. */
  boolean fits(int componentsOfPicture) {
    return components == componentsOfPicture || components == 3 && componentsOfPicture == 1;
  }

  /** The picture in sRGB. */
  Picture convert(Picture picture) {
    return components == 1
        ? convertGreys(picture)
        : convert(picture.bgr(), picture.width(), picture.height());
  }

  /**
   * A picture in sRGB.
   *
   * @param samples pixel by pixel: one grey level, or blue, green and red, or four inks
   */
  Picture convert(byte[] samples, int width, int height) {
    int[] order = components == 3 ? new int[] {2, 1, 0} : IntStream.range(0, components).toArray();
    DataBufferByte bytes = new DataBufferByte(samples, samples.length);
    Picture result = Picture.blank(width, height);
    conversion.filter(
        Raster.createInterleavedRaster(
            bytes, width, height, components * width, components, order, null),
        result.raster());
    return result;
  }

  private Picture convertGreys(Picture picture) {
    byte[] levels = new byte[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) i;
    }
    byte[] colors = convert(levels, levels.length, 1).bgr();
    Picture result = Picture.blank(picture.width(), picture.height());
    for (int at = 0; at < result.bgr().length; at += 3) {
      System.arraycopy(colors, 3 * (picture.bgr()[at] & 0xff), result.bgr(), at, 3);
    }
    return result;
  }

  /** Some can be read well and make everything black. */
  private boolean tellsLightFromDark() {
    byte[] leastAndMost = new byte[2 * components];
    Arrays.fill(leastAndMost, components, leastAndMost.length, (byte) 255);
    int[] luma = convert(leastAndMost, 2, 1).luma();
    return Math.abs(luma[0] - luma[1]) >= LEAST_CONTRAST;
  }
}
