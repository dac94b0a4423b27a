package foodfast.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes a JPEG apart. Of all that stands beside the picture the decoder gets one marker alone: what
 * its components mean, by the rules of libjpeg, so that it sees what browsers see.
 */
final class JpegParser {
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int JFIF = 0xe0;
  private static final int EXIF = 0xe1;
  private static final int PROFILE = 0xe2;
  private static final int ADOBE = 0xee;
  private static final String PROFILE_HEAD = "ICC_PROFILE\0";
  private static final byte[] AS_JFIF = {
    -1, (byte) JFIF, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };
  private static final byte[] AS_ADOBE = {
    -1, (byte) ADOBE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0
  };

  /** A decoder may go over all pixels for each; cameras and editors write ten or so. */
  private static final int MOST_SCANS = 64;

  private final byte[] file;
  private final ByteBuffer picture;
  private final Map<Integer, byte[]> profile = new TreeMap<>();
  private int partsOfProfile;
  private Exif exif = Exif.NONE;
  private boolean jfif;
  private int adobeTransform = -1;
  private String components = "";
  private int scans;

  /** The coefficients of each component that the scans so far have given to the last bit. */
  private final long[] exact = new long[256];

  JpegParser(byte[] file) {
    this.file = file;
    this.picture = ByteBuffer.allocate(file.length + AS_JFIF.length + 2);
  }

  /**
   * @throws PictureRejected if it has no picture, lacks scans, or is of a kind no browser shows
   */
  PictureFile.Parts parse() {
    picture.put(file, 0, 2);
    int at = 2;
    boolean complete = false;
    while (!complete && at + 1 < file.length) {
      int marker = file[at + 1] & 0xff;
      if (file[at] != -1 || marker == 0xff || marker == 0) {
        at++;
      } else if (marker == 1 || marker >= 0xd0 && marker <= END) {
        complete = marker == END;
        at += 2;
      } else {
        at = segment(at, marker);
      }
    }
    picture.put((byte) -1).put((byte) END);
    if (components.isEmpty()) {
      throw new PictureRejected(PictureIssue.DAMAGED);
    }
    if (!complete && !hasAllScans()) {
      throw new PictureRejected(PictureIssue.TRUNCATED);
    }
    return new PictureFile.Parts(
        picture, components.length(), colors(), exif, Math.min(at, file.length), complete, false);
  }

  /** Reads the segment there; returns where the next one begins. */
  private int segment(int at, int marker) {
    int length = at + 3 < file.length ? u16(at + 2) : 0;
    int begin = at + 4;
    int end = at + 2 + length;
    if (length < 2 || end > file.length) {
      return file.length;
    }
    if (marker >= JFIF) {
      readBeside(marker, begin, end);
      return end;
    }
    if (marker == SCAN) {
      readScan(begin, end);
      end = endOfScan(end);
    } else if (marker >= 0xc0 && marker <= 0xcf && marker % 4 != 0 || marker == 0xc0) {
      readFrame(marker, begin, end);
    }
    picture.put(file, at, end - at);
    return end;
  }

  private void readBeside(int marker, int begin, int end) {
    if (marker == JFIF) {
      jfif |= begins(begin, end, "JFIF\0");
    } else if (marker == EXIF && exif == Exif.NONE && begins(begin, end, "Exif\0")) {
      exif = Exif.read(Arrays.copyOfRange(file, begin, end));
    } else if (marker == ADOBE && end - begin >= 12 && begins(begin, end, "Adobe")) {
      adobeTransform = file[begin + 11] & 0xff;
    } else if (marker == PROFILE && end - begin >= 14 && begins(begin, end, PROFILE_HEAD)) {
      partsOfProfile = file[begin + 13] & 0xff;
      profile.put(file[begin + 12] & 0xff, Arrays.copyOfRange(file, begin + 14, end));
    }
  }

  private void readFrame(int marker, int begin, int end) {
    if (marker > 0xc2 || begin == end || file[begin] != 8) {
      throw new PictureRejected(PictureIssue.UNUSUAL_JPEG);
    }
    StringBuilder ids = new StringBuilder();
    for (int at = begin + 6; at < end; at += 3) {
      ids.append((char) (file[at] & 0xff));
    }
    components = ids.toString();
    boolean fourInks = components.length() == 4;
    boolean rgb = adobeTransform == 0 || adobeTransform < 0 && components.equals("RGB");
    if (fourInks) {
      picture.put(AS_ADOBE).put((byte) (adobeTransform > 0 ? 2 : 0));
    } else if (components.length() == 3 && rgb && !jfif) {
      picture.put(AS_ADOBE).put((byte) 0);
    } else {
      picture.put(AS_JFIF);
    }
  }

  private void readScan(int begin, int end) {
    scans++;
    if (scans > MOST_SCANS || end - begin < 4) {
      throw new PictureRejected(PictureIssue.DAMAGED);
    }
    int last = Math.min(63, file[end - 2] & 0xff);
    int first = Math.min(last, file[end - 3] & 0xff);
    boolean toTheLastBit = (file[end - 1] & 0x0f) == 0;
    for (int at = begin + 1; at < end - 3 && toTheLastBit; at += 2) {
      exact[file[at] & 0xff] |= -1L >>> 63 - last & -1L << first;
    }
  }

  /** Where the next marker is that is no part of the compressed data. */
  private int endOfScan(int begin) {
    int at = begin;
    while (at + 1 < file.length) {
      int next = file[at + 1] & 0xff;
      if (file[at] == -1 && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
        return at;
      }
      at++;
    }
    return file.length;
  }

  private boolean hasAllScans() {
    return components.chars().allMatch(id -> exact[id] == -1L);
  }

  private ColorProfile colors() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    profile.values().forEach(whole::writeBytes);
    boolean unbroken = profile.size() == partsOfProfile && !profile.containsKey(0);
    ColorProfile embedded = unbroken ? ColorProfile.of(whole.toByteArray()) : null;
    if (embedded == null && exif.isAdobeRgb()) {
      return RgbSpace.ADOBE.profile(RgbSpace.gamma(RgbSpace.ADOBE_GAMMA));
    }
    return embedded;
  }

  private boolean begins(int begin, int end, String text) {
    return end - begin >= text.length()
        && new String(file, begin, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }

  private int u16(int at) {
    return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
  }
}
