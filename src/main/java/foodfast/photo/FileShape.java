package foodfast.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where a picture ends within its file: before the end hides something, or not at all. */
final class FileShape {
  private static final int SCAN = 0xda;
  private static final int END = 0xd9;

  /** A decoder may go over all pixels for each; cameras and editors write ten or so. */
  private static final int MOST_SCANS = 64;

  private static final int RIFF_HEAD = 8;
  private static final int ANIMATION = 0x02;

  /**
   * Of "svg" more must be there: so few letters come by chance in the megabytes that phones add.
   */
  private static final Pattern PAGE =
      Pattern.compile(
          "<(html|script|!doctype|\\?php|iframe|svg[\\s/>][\\s!-~]{4})", Pattern.CASE_INSENSITIVE);

  private FileShape() {}

  /** Refuses files that end too soon, move, or hide a page behind the picture. */
  static void check(FileKind kind, byte[] file) {
    int end =
        switch (kind) {
          case JPEG -> endOfJpeg(file);
          case PNG -> endOfPng(file);
          case WEBP -> endOfWebp(file);
        };
    if (end < 0) {
      throw new PhotoRejected(Reason.TRUNCATED);
    }
    String rest = new String(file, end, file.length - end, StandardCharsets.ISO_8859_1);
    if (PAGE.matcher(rest).find()) {
      throw new PhotoRejected(Reason.HIDDEN_CONTENT);
    }
  }

  private static int endOfJpeg(byte[] file) {
    int at = 2;
    int scans = 0;
    while (at + 1 < file.length) {
      int marker = file[at + 1] & 0xff;
      if ((file[at] & 0xff) != 0xff || marker == 0xff || marker == 0) {
        at++;
      } else if (marker == END) {
        return at + 2;
      } else if (marker == 1 || isRestart(marker)) {
        at += 2;
      } else if (at + 3 < file.length) {
        at += 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
        if (marker == SCAN) {
          count(++scans);
          at = endOfScan(file, at);
        }
      } else {
        return -1;
      }
    }
    return -1;
  }

  private static void count(int scans) {
    if (scans > MOST_SCANS) {
      throw new PhotoRejected(Reason.DAMAGED);
    }
  }

  /** Where the next marker is that is no part of the compressed data. */
  private static int endOfScan(byte[] file, int begin) {
    int at = begin;
    while (at + 1 < file.length) {
      int next = file[at + 1] & 0xff;
      if ((file[at] & 0xff) == 0xff && next != 0 && next != 0xff && !isRestart(next)) {
        return at;
      }
      at++;
    }
    return file.length;
  }

  private static boolean isRestart(int marker) {
    return marker >= 0xd0 && marker <= 0xd7;
  }

  private static int endOfPng(byte[] file) {
    ByteBuffer png = ByteBuffer.wrap(file);
    long at = RIFF_HEAD;
    while (at + 12 <= file.length) {
      long length = png.getInt((int) at) & 0xffffffffL;
      String type = FileKind.text(file, (int) at + 4);
      at += 12 + length;
      if (type.equals("acTL")) {
        throw new PhotoRejected(Reason.ANIMATED);
      }
      if (type.equals("IEND")) {
        return at <= file.length ? (int) at : -1;
      }
    }
    return -1;
  }

  private static int endOfWebp(byte[] file) {
    ByteBuffer riff = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long end = RIFF_HEAD + (riff.getInt(4) & 0xffffffffL);
    boolean extended = file.length > 20 && FileKind.text(file, 12).equals("VP8X");
    if (extended && (file[20] & ANIMATION) != 0) {
      throw new PhotoRejected(Reason.ANIMATED);
    }
    return end <= file.length ? (int) end : -1;
  }
}
