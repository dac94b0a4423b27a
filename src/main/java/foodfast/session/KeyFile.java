package foodfast.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys in a PEM file that a setting names and all nodes share; a local run makes its own. */
public final class KeyFile {
  /** Makes the keys of a file that is not there. */
  @FunctionalInterface
  public interface Maker {
    /** The whole text of the file, see {@link KeyFile#pem}. */
    String make() throws GeneralSecurityException;
  }

  private KeyFile() {}

  /**
   * The text of the file; where a local run or a demonstration may make it and it is not there, it
   * is made first.
   */
  public static String read(Path file, Maker maker) throws IOException, GeneralSecurityException {
    boolean mayMake =
        System.getenv("LOCAL_SERVICES") != null || "true".equals(System.getenv("DEMO_DATA"));
    if (!Files.exists(file) && mayMake) {
      create(file, maker.make());
    }
    return Files.readString(file);
  }

  /**
   * What is in the block of that kind, such as {@code PRIVATE KEY}.
   *
   * @throws GeneralSecurityException if there is none
   */
  public static byte[] block(String pem, String kind) throws GeneralSecurityException {
    Matcher block =
        Pattern.compile("-----BEGIN " + kind + "-----([^-]+)-----END " + kind + "-----")
            .matcher(pem);
    if (!block.find()) {
      throw new GeneralSecurityException("there is no " + kind + " in it");
    }
    return Base64.getMimeDecoder().decode(block.group(1));
  }

  /** A key as such a block. */
  public static String pem(String kind, Key key) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }

  /** Whole or not there, readable by its owner only. */
  static void create(Path file, String text) throws IOException {
    Path draft = ownedDraft(Files.createDirectories(file.toAbsolutePath().getParent()));
    try {
      Files.writeString(draft, text);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // another node was first: its key is everybody's
    } finally {
      Files.delete(draft);
    }
  }

  private static Path ownedDraft(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rw-------");
    return posix
        ? Files.createTempFile(folder, "key", null, PosixFilePermissions.asFileAttribute(owners))
        : Files.createTempFile(folder, "key", null);
  }
}
