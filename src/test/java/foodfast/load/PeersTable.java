package foodfast.load;

import foodfast.kit.Figures;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What was measured of each peer: a line a figure, a column a peer, the median of its rounds. */
final class PeersTable {
  private final Map<String, Map<String, List<Double>>> lines = new LinkedHashMap<>();
  private final Set<String> peers = new LinkedHashSet<>();
  private final StringBuilder goals = new StringBuilder();

  void add(String what, String peer, double value) {
    peers.add(peer);
    rounds(what, peer).add(value);
  }

  double of(String what, String peer) {
    return median(rounds(what, peer));
  }

  /** The median of the ratios that each round gave, NaN where one of them was not measured. */
  double ratio(String what, String peer, String other) {
    List<Double> upper = rounds(what, peer);
    List<Double> lower = rounds(what, other);
    return median(
        IntStream.range(0, Math.min(upper.size(), lower.size()))
            .mapToObj(i -> upper.get(i) / lower.get(i))
            .toList());
  }

  private List<Double> rounds(String what, String peer) {
    return lines
        .computeIfAbsent(what, none -> new LinkedHashMap<>())
        .computeIfAbsent(peer, none -> new ArrayList<>());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** A line below the table: a figure or a ratio, and what it should be at most or at least. */
  void goal(String what, double value, String goal) {
    goals.append("%-62s %8.3f   (goal: %s)%n".formatted(what, value, goal));
  }

  /** Prints it, and leaves it in target/load, with all rounds as JSON. */
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
      Files.writeString(
          folder.resolve("peers.json"), Json.createObjectBuilder(rounds()).build().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> rounds() {
    Map<String, Object> all = new LinkedHashMap<>();
    lines.forEach((what, ofPeers) -> all.put(what, ofPeers));
    return all;
  }

  private static String number(List<Double> rounds) {
    if (rounds == null || rounds.isEmpty()) {
      return "-";
    }
    double value = median(rounds);
    String format = value >= 1_000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
