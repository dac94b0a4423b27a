package foodfast.picture;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifInteropDirectory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * What a camera says of how to show its picture. Of EXIF no more is read than that, whatever
 * lengths it claims.
 *
 * @param orientation how the camera was held: from 1 (upright) to 8
 * @param isAdobeRgb whether the colours are those of Adobe RGB (option file R03 of DCF)
 */
record Exif(int orientation, boolean isAdobeRgb) {
  static final Exif NONE = new Exif(1, false);

  /** What fits into a JPEG; the rest of a longer one is not looked at. */
  private static final int LONGEST = 1 << 16;

  private static final String HEAD = "Exif\0\0";
  private static final int ORIENTATION = ExifDirectoryBase.TAG_ORIENTATION;
  private static final int RULE = ExifDirectoryBase.TAG_INTEROP_INDEX;

  /** What these bytes say, with or without their head; nothing where they can't be understood. */
  static Exif read(byte[] block) {
    byte[] bytes = Arrays.copyOf(block, Math.min(block.length, LONGEST));
    boolean headed = new String(bytes, StandardCharsets.ISO_8859_1).startsWith(HEAD);
    Metadata metadata = new Metadata();
    try {
      new TiffReader()
          .processTiff(
              new ByteArrayReader(bytes, headed ? HEAD.length() : 0), new Handler(metadata), 0);
    } catch (TiffProcessingException | IOException | RuntimeException e) {
      return NONE;
    }
    Integer held = integer(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class));
    Directory interop = metadata.getFirstDirectoryOfType(ExifInteropDirectory.class);
    String rule = interop == null ? "" : String.valueOf(interop.getString(RULE));
    return new Exif(held != null && held >= 1 && held <= 8 ? held : 1, rule.startsWith("R03"));
  }

  private static Integer integer(Directory directory) {
    return directory == null ? null : directory.getInteger(ORIENTATION);
  }

  /** Reads two short values and the way to them, so that no length decides what is allocated. */
  private static final class Handler extends ExifTiffHandler {
    private int entered;

    Handler(Metadata metadata) {
      super(metadata, null, 0);
    }

    @Override
    public boolean tryEnterSubIfd(int tag) {
      boolean onTheWay =
          tag == ExifIFD0Directory.TAG_EXIF_SUB_IFD_OFFSET
              || tag == ExifSubIFDDirectory.TAG_INTEROP_OFFSET;
      return onTheWay && entered++ < 2 && super.tryEnterSubIfd(tag);
    }

    @Override
    public boolean hasFollowerIfd() {
      return false;
    }

    /** True for what is passed over. */
    @Override
    public boolean customProcessTag(
        int at, Set<Integer> seen, int tiff, RandomAccessReader reader, int tag, int bytes) {
      return bytes > 4 || tag != ORIENTATION && tag != RULE;
    }
  }
}
