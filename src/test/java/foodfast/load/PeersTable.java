package foodfast.load;

import foodfast.kit.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What was measured of each peer: a line a figure, a column a peer. */
final class PeersTable {
  private final Map<String, Map<String, Double>> lines = new LinkedHashMap<>();
  private final Set<String> peers = new LinkedHashSet<>();
  private final StringBuilder goals = new StringBuilder();

  void add(String what, String peer, double value) {
    peers.add(peer);
    lines.computeIfAbsent(what, none -> new LinkedHashMap<>()).put(peer, value);
    Figures.tell("%s: %s %.4f", peer, what, value);
  }

  double of(String what, String peer) {
    return lines.getOrDefault(what, Map.of()).getOrDefault(peer, Double.NaN);
  }

  /** A line below the table: a figure or a ratio, and what it should be at most or at least. */
  void goal(String what, double value, String goal) {
    goals.append("%-62s %8.3f   (goal: %s)%n".formatted(what, value, goal));
  }

  /** Prints it, and leaves it in target/load. */
  void publish() {
    StringBuilder text = new StringBuilder("\n").append("%-40s".formatted(""));
    peers.forEach(peer -> text.append("%22s".formatted(peer)));
    lines.forEach(
        (what, values) -> {
          text.append("%n%-40s".formatted(what));
          peers.forEach(peer -> text.append("%22s".formatted(number(values.get(peer)))));
        });
    Figures.tell("%s", text.append("\n\n").append(goals));
    try {
      Path folder = Files.createDirectories(Path.of("target/load"));
      Files.writeString(folder.resolve("peers.txt"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String number(Double value) {
    if (value == null) {
      return "-";
    }
    String format = value >= 1_000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
