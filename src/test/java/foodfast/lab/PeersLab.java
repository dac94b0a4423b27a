package foodfast.lab;

import static java.util.Map.entry;

import foodfast.kit.Figures;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures of what {@code -Pload verify -Dload=Peers} has left in target: it measures, not this. */
class PeersLab {
  private static final Path ROUNDS = Path.of("target", "load", "peers.json");
  private static final String ID = "peer";
  private static final String COMMAND = "mvn -Pload verify -Dload=Peers";

  private static final Map<String, String> PEERS =
      Map.of(
          "ours", "ours",
          "Open Liberty, bare", "liberty-bare",
          "Open Liberty, secured", "liberty-secured",
          "Spring Boot, bare", "spring-bare",
          "Spring Boot, secured", "spring-secured",
          "Express, bare", "express-bare");

  private record Kind(String name, String unit) {}

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry("time to ready, s", new Kind("ready", "s")),
          entry("unchanged polls a second, 20 s after ready", new Kind("early-per-s", "a second")),
          entry("unchanged polls a second, warm", new Kind("unchanged-per-s", "a second")),
          entry("CPU s per 1,000 of them", new Kind("unchanged-cpu-1000", "s")),
          entry("p99 at 70 % of that rate, ms", new Kind("unchanged-p99", "ms")),
          entry("CPU s per 1,000 events to 1,000 readers", new Kind("sse-cpu-1000", "s")),
          entry("CPU s per 1,000 events to one reader", new Kind("sse-cpu-one", "s")),
          entry("CPU s per 1,000 deliveries alone", new Kind("sse-delivery-1000", "s")),
          entry("… to the last of them, median ms", new Kind("sse-last-1000", "ms")),
          entry("resident at rest afterwards, MB", new Kind("resident", "MB")));

  @Test
  void figures() throws IOException {
    if (!Files.exists(ROUNDS)) {
      Figures.tell("NOT TAKEN: peers; %s comes first", COMMAND);
      return;
    }
    Map<String, JsonObjectBuilder> seen = new LinkedHashMap<>();
    Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
    Results.read(ROUNDS)
        .forEach((what, ofPeers) -> take(what, ofPeers.asJsonObject(), seen, figures));
    Results results = new Results(Lab.FORM, COMMAND);
    for (String peer : seen.keySet()) {
      results.keep(ID, peer, "servers in turn, seven rounds of 3 s", seen.get(peer).build());
      results.tell(ID, peer, figures.get(peer));
    }
    FiguresFile.take(Lab.FORM);
  }

  private static void take(
      String what,
      JsonObject ofPeers,
      Map<String, JsonObjectBuilder> seen,
      Map<String, Map<String, Figure>> figures) {
    ofPeers.forEach(
        (name, rounds) -> {
          Kind kind = KINDS.get(what);
          String peer = PEERS.get(name);
          List<Double> values =
              rounds.asJsonArray().getValuesAs(JsonNumber.class).stream()
                  .map(JsonNumber::doubleValue)
                  .toList();
          if (!values.isEmpty()) {
            seen.computeIfAbsent(peer, none -> Json.createObjectBuilder()).add(kind.name(), rounds);
            figures
                .computeIfAbsent(peer, none -> new LinkedHashMap<>())
                .put(ID + "." + peer + "." + kind.name(), Figure.of(kind.unit(), values, false));
          }
        });
  }
}
