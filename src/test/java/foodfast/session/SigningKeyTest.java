package foodfast.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir Path folder;

  @Test
  void isGeneratedOnceForItsOwnerOnly() throws Exception {
    Path file = folder.resolve("new/key.pem");
    KeyFile.create(file, SigningKey.make());
    String first = SigningKey.of(Files.readString(file)).getKeyID();
    KeyFile.create(file, SigningKey.make());
    assertEquals(first, SigningKey.of(Files.readString(file)).getKeyID());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void isRefusedWhenItIsNone() {
    assertThrows(Exception.class, () -> SigningKey.of("not a key"));
  }
}
