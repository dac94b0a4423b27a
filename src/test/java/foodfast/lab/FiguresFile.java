package foodfast.lab;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * {@code docs/report/figures.json}: what the report's text and charts are fed from. The figures of
 * candidates that were run take the place of what stood there of them; all others stay, each with
 * the circumstances of its own run.
 */
final class FiguresFile {
  private static final Path FILE =
      Path.of(System.getProperty("basedir", ""), "docs", "report", "figures.json");
  private static final List<String> CIRCUMSTANCES = List.of("machine", "jdk", "commit", "date");

  private FiguresFile() {}

  static void take(String form, String settings) throws IOException {
    JsonObject before = Files.exists(FILE) ? read(FILE) : JsonValue.EMPTY_JSON_OBJECT;
    Map<String, JsonObject> entries = new TreeMap<>();
    if (before.containsKey("entries")) {
      before
          .getJsonObject("entries")
          .forEach((key, entry) -> entries.put(key, of(before, entry.asJsonObject())));
    }
    JsonObject last = before;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("target", "lab", form), "*.json")) {
      for (Path file : files) {
        JsonObject run = read(file);
        JsonObject its = run.getJsonObject("entries");
        its.keySet().stream()
            .map(key -> key.substring(0, key.lastIndexOf('.') + 1))
            .distinct()
            .forEach(candidate -> entries.keySet().removeIf(key -> key.startsWith(candidate)));
        its.forEach((key, entry) -> entries.put(key, of(run, entry.asJsonObject())));
        last = run;
      }
    }
    Files.writeString(FILE, text(last, settings, entries));
  }

  /** An entry that says all of its own run. */
  private static JsonObject of(JsonObject run, JsonObject entry) {
    var own = Json.createObjectBuilder(entry);
    for (String one : CIRCUMSTANCES) {
      if (!entry.containsKey(one) && run.containsKey(one)) {
        own.add(one, run.get(one));
      }
    }
    return own.build();
  }

  /** An entry a line, without what it shares with the last run. */
  private static String text(JsonObject last, String settings, Map<String, JsonObject> entries) {
    StringJoiner lines = new StringJoiner(",\n", "{\n  \"entries\": {\n", "\n  }");
    entries.forEach(
        (key, entry) -> {
          Map<String, JsonValue> sorted = new TreeMap<>(entry);
          sorted
              .entrySet()
              .removeIf(
                  e ->
                      CIRCUMSTANCES.contains(e.getKey())
                          && e.getValue().equals(last.get(e.getKey())));
          lines.add(
              "    \""
                  + key
                  + "\": "
                  + Json.createObjectBuilder(new TreeMap<String, Object>(sorted)).build());
        });
    StringBuilder text = new StringBuilder(lines.toString());
    Map<String, JsonValue> top = new TreeMap<>();
    CIRCUMSTANCES.forEach(one -> top.put(one, last.getOrDefault(one, Json.createValue(""))));
    top.put("settings", Json.createValue(settings));
    top.forEach((key, value) -> text.append(",\n  \"").append(key).append("\": ").append(value));
    return text.append("\n}\n").toString();
  }

  private static JsonObject read(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(new StringReader(Files.readString(file)))) {
      return reader.readObject();
    }
  }
}
