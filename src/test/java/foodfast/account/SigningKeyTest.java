package foodfast.account;

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
    NewKeyFile.create(file);
    String first = SigningKey.read(file).getKeyID();
    NewKeyFile.create(file);
    assertEquals(first, SigningKey.read(file).getKeyID());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void isRefusedWhenItIsNone() throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), "not a key");
    assertThrows(Exception.class, () -> SigningKey.read(file));
  }
}
