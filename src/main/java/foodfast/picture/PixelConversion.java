package foodfast.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Brings whatever a decoder gives to eight bits of blue, green and red, transparent parts white.
 * Grey levels are taken as they stand: Java would take them for linear light and make them too
 * bright.
 */
final class PixelConversion {
  private PixelConversion() {}

  static Picture of(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    boolean indexed = colors instanceof IndexColorModel;
    boolean grey = colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    boolean deep = colors.getComponentSize(0) == 16;
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR && isWhole(image)) {
      return taken(image);
    }
    if (!indexed && (grey || deep)) {
      return fromSamples(image, grey);
    }
    return drawn(image);
  }

  /**
   * A picture in four inks.
   *
   * @param profile of the press, or null
   */
  static Picture ofInks(BufferedImage image, ColorProfile profile) {
    byte[] inks = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    if (profile != null) {
      return profile.convert(inks, image.getWidth(), image.getHeight());
    }
    Picture picture = Picture.blank(image.getWidth(), image.getHeight());
    int to = 0;
    for (int at = 0; at < inks.length; at += 4) {
      int unblack = 255 - (inks[at + 3] & 0xff);
      for (int ink = 2; ink >= 0; ink--) {
        int uninked = 255 - (inks[at + ink] & 0xff);
        picture.bgr()[to++] = (byte) ((uninked * unblack + 127) / 255);
      }
    }
    return picture;
  }

  private static boolean isWhole(BufferedImage image) {
    int bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData().length;
    return image.getRaster().getParent() == null
        && bytes == 3 * image.getWidth() * image.getHeight();
  }

  private static Picture taken(BufferedImage image) {
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return new Picture(image.getWidth(), image.getHeight(), bytes);
  }

  private static Picture drawn(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage white = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = white.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.drawImage(image, 0, 0, null);
    pen.dispose();
    return taken(white);
  }

  private static Picture fromSamples(BufferedImage image, boolean grey) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int bits = image.getColorModel().getComponentSize(0);
    boolean alpha = image.getColorModel().hasAlpha();
    Picture picture = Picture.blank(image.getWidth(), image.getHeight());
    int[] row = new int[bands * image.getWidth()];
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, image.getWidth(), 1, row);
      for (int at = 0; at < row.length; at += bands) {
        int opaque = alpha ? eight(row[at + bands - 1], bits) : 255;
        for (int band = 2; band >= 0; band--) {
          int value = eight(row[at + (grey ? 0 : band)], bits);
          picture.bgr()[to++] = (byte) ((value * opaque + 255 * (255 - opaque) + 127) / 255);
        }
      }
    }
    return picture;
  }

  private static int eight(int sample, int bits) {
    int most = (1 << bits) - 1;
    return (sample * 255 + most / 2) / most;
  }
}
