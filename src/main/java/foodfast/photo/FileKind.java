package foodfast.photo;

import java.nio.charset.StandardCharsets;

/** The kinds of picture we take, told by their first bytes and by nothing else. */
enum FileKind {
  JPEG,
  PNG,
  WEBP;

  /** So many bytes are enough to tell. */
  static final int TOLD_BY = 12;

  private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** The kind of this file, or null if it is another. */
  static FileKind of(byte[] file) {
    if (file.length < TOLD_BY) {
      return null;
    }
    if ((file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8 && (file[2] & 0xff) == 0xff) {
      return JPEG;
    }
    if (java.util.Arrays.equals(file, 0, PNG_BEGINS.length, PNG_BEGINS, 0, PNG_BEGINS.length)) {
      return PNG;
    }
    return text(file, 0).equals("RIFF") && text(file, 8).equals("WEBP") ? WEBP : null;
  }

  /** The four letters there. */
  static String text(byte[] file, int at) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1);
  }
}
