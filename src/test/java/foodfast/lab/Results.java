package foodfast.lab;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What runs have shown, a file each below {@code target/lab}: what is there is not run again, only
 * its figures are made anew.
 */
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

  /** What is kept of that run, or null. */
  JsonObject seen(String feature, String family) throws IOException {
    Path file = file(feature, family);
    return Files.exists(file) ? read(file) : null;
  }

  static JsonObject read(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(new StringReader(Files.readString(file)))) {
      return reader.readObject();
    }
  }

  JsonObject keep(String feature, String family, String settings, JsonObject seen)
      throws IOException {
    JsonObject all =
        Json.createObjectBuilder(Circumstances.now())
            .add("settings", settings)
            .add("seen", seen)
            .build();
    Files.createDirectories(folder);
    Files.writeString(file(feature, family), all.toString());
    return all;
  }

  /** Adds the figures that were made of it. */
  void tell(String feature, String family, Map<String, Figure> figures) throws IOException {
    Path file = file(feature, family);
    JsonObjectBuilder entries = Json.createObjectBuilder();
    figures.forEach((key, figure) -> entries.add(key, figure.json(file.toString(), command)));
    Files.writeString(
        file, Json.createObjectBuilder(read(file)).add("entries", entries).build().toString());
  }
}
