package foodfast.lab;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code docs/report/figures.json}: what the report's text and charts are fed from. The figures of
 * candidates that were run take the place of what stood there of them; all others stay, each with
 * the circumstances of its own run.
 */
final class FiguresFile {
  private static final Path FILE =
      Path.of(System.getProperty("basedir", ""), "docs", "report", "figures.json");

  /** How figures begin that are not of a candidate's run on a good line. */
  private static final List<String> KINDS =
      List.of(BadLineLab.BAD, LinesLab.LINES, WireLab.WIRE, RestartLab.KILLED, RestartLab.RESTART);

  /** What settings say of such a run. */
  private static final Map<String, String> UNLIKE =
      Map.of(
          BadLineLab.FAMILY, " on a bad line",
          RestartLab.KILLED_FAMILY, " with a killed node",
          RestartLab.RESTART_FAMILY, " with a restart");

  private static final List<String> CIRCUMSTANCES = List.of("machine", "jdk", "commit", "date");

  private FiguresFile() {}

  static void take(String form) throws IOException {
    JsonObject before = Files.exists(FILE) ? Results.read(FILE) : JsonValue.EMPTY_JSON_OBJECT;
    Map<String, JsonObject> entries = new TreeMap<>();
    if (before.containsKey("entries")) {
      before
          .getJsonObject("entries")
          .forEach((key, entry) -> entries.put(key, of(before, entry.asJsonObject())));
    }
    JsonObject last = before;
    Map<String, String> settings = settings(before);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("target", "lab", form), "*.json")) {
      for (Path file : files) {
        last = Results.read(file);
        take(last, entries);
        String[] name = file.getFileName().toString().replace(".json", "").split("-", 2);
        String of = name[0] + UNLIKE.getOrDefault(name[1], "");
        if (!last.getString("settings").isEmpty()) {
          settings.put(of, of + ": " + last.getString("settings"));
        }
      }
    }
    String all = form + " form; " + String.join("; ", settings.values());
    Files.writeString(FILE, text(last, all, entries));
  }

  /** What stood there, by what it is of. */
  private static Map<String, String> settings(JsonObject before) {
    Map<String, String> settings = new TreeMap<>();
    Stream.of(before.getString("settings", "").split("; "))
        .filter(one -> one.contains(": "))
        .forEach(one -> settings.put(one.substring(0, one.indexOf(": ")), one));
    return settings;
  }

  /** The figures of a run take the place of those of the same kind of run. */
  static void take(JsonObject run, Map<String, JsonObject> entries) {
    JsonObject its = run.getJsonObject("entries");
    Set<String> again = its.keySet().stream().map(FiguresFile::runOf).collect(Collectors.toSet());
    entries.keySet().removeIf(key -> again.contains(runOf(key)));
    its.forEach((key, entry) -> entries.put(key, of(run, entry.asJsonObject())));
  }

  /** Of which run a figure is: of its candidate's on a good line, or of one of another kind. */
  private static String runOf(String key) {
    int name = key.lastIndexOf('.') + 1;
    Stream<String> kind = KINDS.stream().filter(one -> key.startsWith(one, name));
    return key.substring(0, name) + kind.findFirst().orElse("");
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
    StringJoiner lines = new StringJoiner(",\n", "{\n", "\n  }");
    entries.forEach(
        (key, entry) -> {
          Map<String, Object> own = new TreeMap<>(entry);
          own.entrySet().removeIf(e -> isShared(e.getKey(), e.getValue(), last));
          lines.add("    \"" + key + "\": " + Json.createObjectBuilder(own).build());
        });
    Map<String, Object> top = new TreeMap<>();
    CIRCUMSTANCES.forEach(one -> top.put(one, last.getOrDefault(one, Json.createValue(""))));
    top.put("settings", Json.createValue(settings));
    top.put("entries", lines);
    StringJoiner text = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
    top.forEach((key, value) -> text.add("\"" + key + "\": " + value));
    return text.toString();
  }

  private static boolean isShared(String key, Object value, JsonObject last) {
    return CIRCUMSTANCES.contains(key) && value.equals(last.get(key));
  }
}
