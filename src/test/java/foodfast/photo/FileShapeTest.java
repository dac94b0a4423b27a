package foodfast.photo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foodfast.kit.Shots;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files told by their bytes: what they are, where they end, how the camera was held. */
class FileShapeTest {
  private static final byte[] PHOTO = Shots.photo(900, 820, 1);

  @Test
  void kindsAreToldByTheFirstBytes() {
    assertEquals(FileKind.JPEG, FileKind.of(PHOTO));
    assertEquals(FileKind.PNG, FileKind.of(Shots.pngBomb()));
    assertEquals(
        FileKind.WEBP, FileKind.of("RIFF....WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)));
    assertNull(FileKind.of(Shots.gif()));
    assertNull(FileKind.of("RIFF....WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1)));
    assertNull(FileKind.of(new byte[0]));
    assertNull(FileKind.of(Arrays.copyOf(PHOTO, 11)));
  }

  @Test
  void aJpegCutAnywhereIsToldFromAWholeOne() {
    assertDoesNotThrow(() -> FileShape.check(FileKind.JPEG, PHOTO));
    for (int length = 20; length < PHOTO.length; length += 997) {
      byte[] cut = Arrays.copyOf(PHOTO, length);
      assertEquals(Reason.TRUNCATED, refusal(FileKind.JPEG, cut), "cut at " + length);
    }
  }

  @Test
  void aSecondPictureBehindIsFineAPageIsNot() {
    assertDoesNotThrow(() -> FileShape.check(FileKind.JPEG, Shots.withPictureBehind()));
    assertEquals(Reason.HIDDEN_CONTENT, refusal(FileKind.JPEG, Shots.withPageBehind()));
  }

  @Test
  void aPngIsFollowedChunkByChunk() {
    byte[] png = Shots.deepPng(40, 30);
    assertDoesNotThrow(() -> FileShape.check(FileKind.PNG, png));
    assertEquals(Reason.TRUNCATED, refusal(FileKind.PNG, Arrays.copyOf(png, png.length - 13)));
  }

  @Test
  void everyOrientationIsRead() {
    for (int orientation = 1; orientation <= 8; orientation++) {
      assertEquals(orientation, Orientation.of(FileKind.JPEG, Shots.held(orientation, 60, 40)));
    }
    assertEquals(1, Orientation.of(FileKind.JPEG, Shots.held(77, 60, 40)));
    assertEquals(1, Orientation.of(FileKind.JPEG, PHOTO));
    assertEquals(1, Orientation.of(FileKind.PNG, Shots.deepPng(20, 20)));
  }

  @Test
  void anExifThatClaimsMoreThanTheFileHoldsIsNone() {
    assertEquals(1, Orientation.of(FileKind.PNG, Shots.pngWithEndlessExif()));
    assertEquals(1, Orientation.of(FileKind.WEBP, Shots.webpWithEndlessExif()));
    assertEquals(Reason.TRUNCATED, refusal(FileKind.PNG, Shots.pngWithEndlessExif()));
  }

  @Test
  void scansAreCounted() {
    assertDoesNotThrow(() -> FileShape.check(FileKind.JPEG, Shots.progressive(900, 820)));
    assertEquals(Reason.DAMAGED, refusal(FileKind.JPEG, Shots.manyScans(1000)));
  }

  @Test
  void lettersThatHappenToLieBehindAPictureAreNoPage() {
    assertDoesNotThrow(() -> FileShape.check(FileKind.JPEG, behind("\0<svg\1\2\3\4\5")));
    assertDoesNotThrow(() -> FileShape.check(FileKind.JPEG, behind("<SvG \u0099\u0007")));
    for (String page : new String[] {"<svg xmlns='", "<SVG\nonload=x>", "<svg/onload=x>"}) {
      assertEquals(Reason.HIDDEN_CONTENT, refusal(FileKind.JPEG, behind(page)), page);
    }
  }

  private static byte[] behind(String trailer) {
    byte[] file = Arrays.copyOf(PHOTO, PHOTO.length + trailer.length());
    byte[] bytes = trailer.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, file, PHOTO.length, bytes.length);
    return file;
  }

  private static Reason refusal(FileKind kind, byte[] file) {
    return assertThrows(PhotoRejected.class, () -> FileShape.check(kind, file)).reason();
  }
}
