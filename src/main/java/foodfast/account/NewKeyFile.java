package foodfast.account;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A fresh key for a local run, whole or not there, readable by its owner only. */
final class NewKeyFile {
  private NewKeyFile() {}

  static void create(Path file) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n";
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = owned(folder);
    try {
      Files.writeString(draft, pem, StandardOpenOption.WRITE);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // another node was first: its key is everybody's
    } finally {
      Files.delete(draft);
    }
  }

  private static Path owned(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? Files.createTempFile(
            folder,
            "key",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : Files.createTempFile(folder, "key", null);
  }
}
