package foodfast.photo;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** How the camera was held, as EXIF tells: a number from 1 (upright) to 8. */
final class Orientation {
  private static final int UPRIGHT = 1;
  private static final int PNG_BEGIN = 8;
  private static final int WEBP_BEGIN = 12;
  private static final byte[] EXIF_HEAD = {'E', 'x', 'i', 'f', 0, 0};

  private Orientation() {}

  /** What the file says; upright where it says nothing that can be understood. */
  static int of(FileKind kind, byte[] file) {
    try {
      byte[] exif =
          switch (kind) {
            case JPEG -> ofJpeg(file);
            case PNG -> chunk(file, PNG_BEGIN, "eXIf", ByteOrder.BIG_ENDIAN);
            case WEBP -> chunk(file, WEBP_BEGIN, "EXIF", ByteOrder.LITTLE_ENDIAN);
          };
      return exif == null ? UPRIGHT : read(exif);
    } catch (IOException | RuntimeException e) {
      return UPRIGHT;
    }
  }

  private static byte[] ofJpeg(byte[] file) throws IOException {
    List<JPEGSegment> segments =
        JPEGSegmentUtil.readSegments(new ByteArrayImageInputStream(file), JPEG.APP1, "Exif");
    return segments.isEmpty() ? null : segments.get(0).data().readAllBytes();
  }

  private static byte[] chunk(byte[] file, int begin, String name, ByteOrder order) {
    boolean png = order == ByteOrder.BIG_ENDIAN;
    ByteBuffer chunks = ByteBuffer.wrap(file).order(order);
    long at = begin;
    while (at + 8 <= file.length) {
      long length = chunks.getInt((int) at + (png ? 0 : 4)) & 0xffffffffL;
      if (FileKind.text(file, (int) at + (png ? 4 : 0)).equals(name)) {
        long end = at + 8 + length;
        return end > file.length ? null : Arrays.copyOfRange(file, (int) at + 8, (int) end);
      }
      at += png ? 12 + length : 8 + length + (length & 1);
    }
    return null;
  }

  private static int read(byte[] exif) throws IOException {
    byte[] tiff = exif;
    if (tiff.length > 6 && Arrays.equals(Arrays.copyOf(tiff, 6), EXIF_HEAD)) {
      tiff = Arrays.copyOfRange(tiff, 6, tiff.length);
    } else if (tiff.length > 1 && tiff[0] == 0) {
      tiff = Arrays.copyOfRange(tiff, 1, tiff.length);
    }
    Directory directory = new TIFFReader().read(new ByteArrayImageInputStream(tiff));
    Entry entry = directory.getEntryById(TIFF.TAG_ORIENTATION);
    int value = entry == null ? UPRIGHT : ((Number) entry.getValue()).intValue();
    return value >= 1 && value <= 8 ? value : UPRIGHT;
  }
}
