package foodfast.lab;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What runs have shown, a file each below {@code target/lab}: what is there is not run again. */
final class Results {
  private final Path folder;
  private final String command;

  Results(String form, String command) {
    folder = Path.of("target", "lab", form);
    this.command = command;
  }

  private Path file(String feature, String family) {
    return folder.resolve(feature + "-" + family + ".json");
  }

  boolean has(String feature, String family) {
    return Files.exists(file(feature, family));
  }

  void keep(String feature, String family, Lab.Found found) throws IOException {
    Path file = file(feature, family);
    String raw = file.toString();
    JsonObjectBuilder entries = Json.createObjectBuilder();
    found.figures().forEach((key, figure) -> entries.add(key, figure.json(raw, command)));
    JsonObject all =
        Json.createObjectBuilder(Circumstances.now())
            .add("seen", found.seen())
            .add("entries", entries)
            .build();
    Files.createDirectories(folder);
    Files.writeString(file, all.toString());
  }

  /** The slices of a trial, as numbers. */
  static JsonObject json(Trial.Outcome seen) {
    return Json.createObjectBuilder()
        .add("clients", seen.clients())
        .add("heapOfEach", seen.heap())
        .add("cpuAtRest", seen.rest())
        .add("told", seen.told())
        .add("lost", seen.lost())
        .add("doubled", seen.doubled())
        .add("reopened", seen.reopened())
        .add("idle", slices(seen.idle()))
        .add("busy", slices(seen.busy()))
        .build();
  }

  private static JsonArrayBuilder slices(List<Trial.Slice> slices) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (Trial.Slice slice : slices) {
      JsonArrayBuilder waits = Json.createArrayBuilder();
      slice.sights().stream()
          .limit(500)
          .forEach(s -> waits.add(s.unasked() / 1e6).add(s.rest() / 1e6));
      all.add(
          Json.createObjectBuilder()
              .add("seconds", slice.seconds())
              .add("cpu", slice.cpu())
              .add("sent", slice.traffic().sent())
              .add("received", slice.traffic().received())
              .add("packets", slice.traffic().packets())
              .add("requests", slice.traffic().requests())
              .add("turns", slice.traffic().turns())
              .add("news", slice.traffic().news())
              .add("waitsAndRests", waits));
    }
    return all;
  }
}
