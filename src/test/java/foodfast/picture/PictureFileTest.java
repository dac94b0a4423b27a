package foodfast.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foodfast.kit.Shots;
import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;

/** Large pictures are read only as finely as memory allows, and none for ever. */
class PictureFileTest {
  @Test
  void aTallPictureOfDeepColoursIsReadCoarsely() throws IOException {
    Picture picture = PictureFile.check(Shots.flatDeepPng(2399, 6000), 800).decode();
    assertEquals(1200, picture.width());
    assertEquals(3000, picture.height());
  }

  @Test
  void theFactorHasRegardToShapeAndColours() {
    assertEquals(1, factor(new Dimension(1600, 1200), 1, 3));
    assertEquals(2, factor(new Dimension(6000, 4000), 1, 3));
    assertEquals(1, factor(new Dimension(6000, 4000), 6, 3));
    assertEquals(2, factor(new Dimension(10_418, 4799), 6, 3));
    assertEquals(2, factor(new Dimension(4799, 10_418), 1, 8));
    assertEquals(2, factor(new Dimension(3535, 14_142), 1, 8));
  }

  @Test
  void aDecoderThatTakesTooLongIsEnded() throws IOException {
    ImageReader reader = FileKind.JPEG.reader();
    reader.addIIOReadProgressListener(new DecodeProgress(Duration.ofSeconds(-1)));
    byte[] photo = Shots.progressive(900, 900);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
      reader.setInput(in, true, true);
      assertThrows(PictureRejected.class, () -> reader.read(0));
    } finally {
      reader.dispose();
    }
  }

  private static int factor(Dimension size, int orientation, int pixelBytes) {
    return PictureDecoder.factor(size, orientation, pixelBytes, PictureDecoder.ENOUGH);
  }
}
