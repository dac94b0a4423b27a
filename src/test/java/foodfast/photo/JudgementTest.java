package foodfast.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Shots;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sharp or blurred, lit or not, alike or not. */
class JudgementTest {
  @Test
  void aSharpPhotoRaisesNoDoubt() throws IOException {
    assertEquals(List.of(), Judgement.warnings(read(Shots.photo(1200, 900, 1)).scaledTo(800)));
  }

  @Test
  void softColourIsBlurred() throws IOException {
    Picture soft = read(Shots.blurred(1200, 900)).scaledTo(800);
    assertEquals(List.of(Reason.BLURRY), Judgement.warnings(soft));
  }

  @Test
  void nightAndFogAreTold() {
    assertTrue(Judgement.warnings(even(10)).contains(Reason.TOO_DARK));
    assertTrue(Judgement.warnings(even(250)).contains(Reason.TOO_BRIGHT));
    assertFalse(Judgement.warnings(even(128)).contains(Reason.TOO_DARK));
  }

  @Test
  void theSamePhotoInAnotherSizeLooksAlikeAnotherPhotoDoesNot() throws IOException {
    Picture photo = read(Shots.photo(1600, 1200, 2));
    long look = Judgement.look(photo);
    assertTrue(Judgement.isAlike(look, Judgement.look(photo.scaledTo(500))));
    assertFalse(Judgement.isAlike(look, Judgement.look(read(Shots.photo(1600, 1200, 3)))));
  }

  @Test
  void aWebpWeWroteIsReadAgain() throws IOException {
    Picture photo = read(Shots.photo(1600, 1200, 4));
    Rendition webp = Rendition.webp(1600, photo);
    assertEquals(FileKind.WEBP, FileKind.of(webp.bytes()));
    Picture again = read(webp.bytes());
    assertEquals(1600, again.width());
    assertTrue(Judgement.isAlike(Judgement.look(photo), Judgement.look(again)));
    assertEquals(webp.sha256(), Rendition.webp(1600, photo).sha256(), "same pixels, same file");
  }

  private static Picture read(byte[] file) throws IOException {
    return PhotoReader.check(file).decode();
  }

  private static Picture even(int level) {
    Picture picture = Picture.blank(100, 100);
    Arrays.fill(picture.bgr(), (byte) level);
    return picture;
  }
}
