package foodfast.kit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of the documents no test has seen: {@code target/it/contract.txt}, of all test JVMs of one
 * build together; the build shows how it begins.
 */
final class ContractReport {
  private static final Path ALL = Folders.DATA.getParent();
  private static final String SEEN = "seen.txt";
  private static final String REPORT = "contract.txt";

  /** The build that this JVM works for, by its time; what others left is not of it. */
  private static final String BUILD = "build " + System.getProperty("it.build", "by hand");

  private ContractReport() {}

  /** One JVM after the other adds what it saw; the last one knows what all of them saw. */
  static void write(Set<String> all, Set<String> seen, Set<String> complaints) throws IOException {
    Files.createDirectories(Folders.DATA);
    try (FileChannel file =
        FileChannel.open(
            ALL.resolve("contract.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.lock(); // until it is closed
      List<String> mine = new ArrayList<>(List.of(BUILD));
      mine.addAll(seen);
      Files.write(Folders.DATA.resolve(SEEN), mine);
      Files.write(Folders.DATA.resolve(REPORT), complaints);
      Files.write(ALL.resolve(REPORT), report(all, together(SEEN), together(REPORT)));
    }
  }

  private static Set<String> together(String name) throws IOException {
    Set<String> lines = new TreeSet<>();
    for (Path jvm : jvms()) {
      lines.addAll(Files.readAllLines(jvm.resolve(name)));
    }
    return lines;
  }

  private static List<Path> jvms() throws IOException {
    List<Path> jvms = new ArrayList<>();
    for (Path folder : Folders.children(ALL, "*")) {
      Path seen = folder.resolve(SEEN);
      if (Files.exists(seen) && Files.readAllLines(seen).get(0).equals(BUILD)) {
        jvms.add(folder);
      }
    }
    return jvms;
  }

  /** One line for each operation or address with what was not seen of it, complaints first. */
  static List<String> report(Set<String> all, Set<String> seen, Set<String> complaints) {
    Map<String, List<String>> unseen = new TreeMap<>();
    Map<String, Integer> wholes = new TreeMap<>();
    for (String one : all) {
      String[] parts = one.split(" ", 2);
      wholes.merge(parts[0], 1, Integer::sum);
      if (!seen.contains(one)) {
        unseen.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
      }
    }
    int missing = unseen.values().stream().mapToInt(List::size).sum();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Of the documents' %d statuses, events, frames, close codes and messages no test saw %d:"
            .formatted(all.size(), missing));
    lines.addAll(complaints);
    unseen.forEach(
        (name, rest) ->
            lines.add(
                rest.size() == wholes.get(name)
                    ? name + ": never used"
                    : name + ": " + String.join(", ", rest)));
    return lines;
  }
}
