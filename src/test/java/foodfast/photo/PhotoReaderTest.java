package foodfast.photo;

import static org.junit.jupiter.api.Assertions.assertThrows;

import foodfast.kit.Shots;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;

/** Large pictures are read only as finely as memory allows, and none for ever. */
class PhotoReaderTest {
  @Test
  void aDecoderThatTakesTooLongIsEnded() throws IOException {
    ImageReader reader = Codecs.reader(FileKind.JPEG);
    reader.addIIOReadProgressListener(new Deadline(Duration.ofSeconds(-1)));
    byte[] photo = Shots.progressive(900, 900);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
      reader.setInput(in, true, true);
      assertThrows(PhotoRejected.class, () -> reader.read(0));
    } finally {
      reader.dispose();
    }
  }
}
