package foodfast.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where the build put things, and whole folders copied and wiped. */
final class Folders {
  static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  /** The Liberty installation the build laid out. */
  static final Path LIBERTY = PROJECT.resolve("target/liberty/wlp");

  /** What the running tests write: database, broker, servers, keys, logs; each test JVM its own. */
  static final Path DATA = PROJECT.resolve("target/it").resolve(System.getProperty("it.fork", "1"));

  private Folders() {}

  static void wipe(Path folder) {
    for (Path path :
        below(folder, all -> true).stream().sorted(Comparator.reverseOrder()).toList()) {
      try {
        Files.delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Copies what {@code wanted} accepts, asked with paths relative to {@code from}. */
  static void copy(Path from, Path to, Predicate<Path> wanted) {
    for (Path path : below(from, path -> wanted.test(from.relativize(path)))) {
      Path target = to.resolve(from.relativize(path).toString());
      try {
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The entries of a folder whose names match, such as {@code node-*}. */
  static List<Path> children(Path folder, String names) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, names)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  static String read(Path file) {
    try {
      return Files.readString(file).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> below(Path folder, Predicate<Path> wanted) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(wanted).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
