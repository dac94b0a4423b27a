package foodfast.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes a WebP apart. Its decoder gets a still picture, made of the only or the first frame; the
 * last few bytes of one that was cut are made up for by zeros.
 */
final class WebpParser {
  private static final int HEAD = 12;
  private static final int CHUNK_HEAD = 8;
  private static final int FRAME_HEAD = 16;
  private static final int EXTENDED = CHUNK_HEAD + 10;

  /**
   * The end of the data is compressed well: its decoder may read more zeros than bytes are missing.
   */
  private static final int ZEROS_FOR_ONE = 4;

  private static final int ZEROS = 1024;

  private static final int HAS_ALPHA = 0x10;

  private final byte[] file;
  private final ByteBuffer chunks;
  private ColorProfile colors;
  private Exif exif = Exif.NONE;
  private boolean animated;

  /** Where the frame's chunks begin, or -1, and where its size stands: less one, in three bytes. */
  private int pixels = -1;

  private int alpha = -1;
  private int size = -1;

  WebpParser(byte[] file) {
    this.file = file;
    this.chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * @throws PictureRejected if it has no picture, or too little of one
   */
  PictureFile.Parts parse() {
    long promised = CHUNK_HEAD + (chunks.getInt(4) & 0xffffffffL);
    boolean complete = promised <= file.length;
    int end = complete ? (int) promised : file.length;
    read(HEAD, end);
    if (pixels < 0) {
      throw new PictureRejected(complete ? PictureIssue.DAMAGED : PictureIssue.TRUNCATED);
    }
    return new PictureFile.Parts(still(), 3, colors, exif, end, complete, animated);
  }

  private void read(int begin, int end) {
    int at = begin;
    while (at >= 0 && at + CHUNK_HEAD <= end) {
      int length = chunks.getInt(at + 4);
      int data = at + CHUNK_HEAD;
      boolean cut = length < 0 || length > end - data;
      switch (FileKind.text(file, at)) {
        case "VP8 ", "VP8L" -> pixels = pixels < 0 ? at : pixels;
        case "ALPH" -> alpha = pixels < 0 && !cut ? at : alpha;
        case "VP8X" -> size = data + 4;
        case "ANMF" -> {
          animated = true;
          if (pixels < 0 && data + FRAME_HEAD <= end) {
            size = data + 6;
            read(data + FRAME_HEAD, cut ? end : data + length);
          }
        }
        case "ICCP" -> colors = cut ? null : ColorProfile.of(slice(data, length));
        case "EXIF" -> exif = cut ? Exif.NONE : Exif.read(slice(data, length));
        default -> {
          // nothing that shows
        }
      }
      at = cut ? -1 : data + length + (length & 1);
    }
  }

  private ByteBuffer still() {
    int length = chunks.getInt(pixels + 4);
    int missing = length - (file.length - pixels - CHUNK_HEAD);
    if (length < 0 || PictureFile.isTooMuch(missing, length)) {
      throw new PictureRejected(PictureIssue.TRUNCATED);
    }
    int zeros = missing > 0 ? missing * ZEROS_FOR_ONE + ZEROS : 0;
    boolean clear = alpha >= 0 && size >= 0;
    int alphaLength = clear ? chunks.getInt(alpha + 4) : 0;
    ByteBuffer to =
        ByteBuffer.allocate(HEAD + EXTENDED + 2 * (CHUNK_HEAD + 1) + alphaLength + length + zeros);
    to.order(ByteOrder.LITTLE_ENDIAN).put(ascii("RIFF")).putInt(0).put(ascii("WEBP"));
    if (clear) {
      to.put(ascii("VP8X")).putInt(10).putInt(HAS_ALPHA).put(file, size, 6);
      copy(alpha, alphaLength, 0, to);
    }
    copy(pixels, length, zeros, to);
    return to.putInt(4, to.position() - CHUNK_HEAD);
  }

  /** Copies a chunk; zeros stand for what the file doesn't have. */
  private void copy(int at, int length, int zeros, ByteBuffer to) {
    int there = Math.min(length, file.length - at - CHUNK_HEAD);
    int whole = length + zeros;
    to.put(file, at, 4).putInt(whole).put(file, at + CHUNK_HEAD, there);
    to.put(new byte[whole - there + (whole & 1)]);
  }

  private byte[] slice(int begin, int length) {
    return Arrays.copyOfRange(file, begin, begin + length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
