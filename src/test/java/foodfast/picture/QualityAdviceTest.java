package foodfast.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Shots;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sharp or blurred, lit or not, alike or not. */
class QualityAdviceTest {
  @Test
  void aSharpPhotoRaisesNoDoubt() throws IOException {
    assertEquals(List.of(), warnings(read(Shots.photo(1200, 900, 1)).scaledTo(800)));
  }

  @Test
  void softColourIsBlurred() throws IOException {
    Picture soft = read(Shots.blurred(1200, 900)).scaledTo(800);
    assertEquals(List.of(PictureIssue.BLURRY), warnings(soft));
  }

  @Test
  void nightAndFogAreTold() {
    assertTrue(warnings(even(10)).contains(PictureIssue.TOO_DARK));
    assertTrue(warnings(even(250)).contains(PictureIssue.TOO_BRIGHT));
    assertFalse(warnings(even(128)).contains(PictureIssue.TOO_DARK));
  }

  @Test
  void theSamePhotoInAnotherSizeLooksAlikeAnotherPhotoDoesNot() throws IOException {
    Picture photo = read(Shots.photo(1600, 1200, 2));
    long look = photo.differenceHash();
    long other = read(Shots.photo(1600, 1200, 3)).differenceHash();
    assertTrue(QualityAdvice.isNear(look, photo.scaledTo(500).differenceHash()));
    assertFalse(QualityAdvice.isNear(look, other));
    assertEquals(List.of(), QualityAdvice.warnings(photo.scaledTo(800), look, List.of(other)));
    assertEquals(
        List.of(PictureIssue.NEAR_DUPLICATE),
        QualityAdvice.warnings(photo.scaledTo(800), look, List.of(other, look ^ 1)));
  }

  @Test
  void aWebpWeWroteIsReadAgain() throws IOException {
    Picture photo = read(Shots.photo(1600, 1200, 4));
    Rendition webp = Rendition.webp(1600, photo);
    assertEquals(FileKind.WEBP, FileKind.of(webp.bytes()));
    Picture again = read(webp.bytes());
    assertEquals(1600, again.width());
    assertTrue(QualityAdvice.isNear(photo.differenceHash(), again.differenceHash()));
    assertArrayEquals(webp.bytes(), Rendition.webp(1600, photo).bytes(), "same pixels, same file");
  }

  private static List<PictureIssue> warnings(Picture picture) {
    return QualityAdvice.warnings(picture, picture.differenceHash(), List.of());
  }

  private static Picture read(byte[] file) throws IOException {
    return PictureFile.check(file, 800).decode();
  }

  private static Picture even(int level) {
    Picture picture = Picture.blank(100, 100);
    Arrays.fill(picture.bgr(), (byte) level);
    return picture;
  }
}
