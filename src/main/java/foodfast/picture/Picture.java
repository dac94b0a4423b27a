package foodfast.picture;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * Pixels in sRGB, three bytes each (blue, green, red), without anything the camera wrote beside
 * them.
 */
public record Picture(int width, int height, byte[] bgr) {
  private static final int HASH_GRID = 8;

  static Picture blank(int width, int height) {
    return new Picture(width, height, new byte[3 * width * height]);
  }

  /** As the writers want it, over the same bytes. */
  BufferedImage image() {
    ColorSpace sRgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    ColorModel colors =
        new ComponentColorModel(sRgb, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    return new BufferedImage(colors, raster(), false, null);
  }

  /** Red, green and blue, over the same bytes. */
  WritableRaster raster() {
    int[] order = {2, 1, 0};
    DataBufferByte bytes = new DataBufferByte(bgr, bgr.length);
    return Raster.createInterleavedRaster(bytes, width, height, 3 * width, 3, order, null);
  }

  /** How bright each pixel is to the eye, from 0 to 255. */
  int[] luma() {
    int[] luma = new int[width * height];
    for (int i = 0; i < luma.length; i++) {
      int b = bgr[3 * i] & 0xff;
      int g = bgr[3 * i + 1] & 0xff;
      int r = bgr[3 * i + 2] & 0xff;
      luma[i] = (299 * r + 587 * g + 114 * b + 500) / 1000;
    }
    return luma;
  }

  /**
   * The difference hash (dHash): 64 bits that say where it gets brighter from left to right, so
   * that pictures which look alike have nearly the same.
   */
  public long differenceHash() {
    int[] luma = AreaScaling.of(this, HASH_GRID + 1, HASH_GRID).luma();
    long hash = 0;
    for (int y = 0; y < HASH_GRID; y++) {
      for (int x = 0; x < HASH_GRID; x++) {
        int i = y * (HASH_GRID + 1) + x;
        hash = hash << 1 | (luma[i] < luma[i + 1] ? 1 : 0);
      }
    }
    return hash;
  }

  /**
   * Turned upright.
   *
   * @param orientation how the camera was held, as EXIF counts
   */
  Picture upright(int orientation) {
    if (orientation == 1) {
      return this;
    }
    boolean turned = orientation >= 5;
    boolean mirrored = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    boolean upsideDown =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Picture result = blank(turned ? height : width, turned ? width : height);
    int to = 0;
    for (int y = 0; y < result.height; y++) {
      for (int x = 0; x < result.width; x++) {
        int sx = turned ? y : x;
        int sy = turned ? x : y;
        sx = mirrored ? width - 1 - sx : sx;
        sy = upsideDown ? height - 1 - sy : sy;
        int from = 3 * (sy * width + sx);
        result.bgr[to++] = bgr[from];
        result.bgr[to++] = bgr[from + 1];
        result.bgr[to++] = bgr[from + 2];
      }
    }
    return result;
  }

  /** Without so many rows at its lower edge. */
  Picture withoutLowest(int rows) {
    return rows == 0
        ? this
        : new Picture(width, height - rows, Arrays.copyOf(bgr, 3 * width * (height - rows)));
  }

  /** Made smaller, each new pixel the mean of all old ones below it; never larger. */
  public Picture scaledTo(int newWidth) {
    if (newWidth >= width) {
      return this;
    }
    int newHeight = Math.max(1, Math.round((float) height * newWidth / width));
    return AreaScaling.of(this, newWidth, newHeight);
  }
}
