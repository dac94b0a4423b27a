package foodfast.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whose place the figures of a run take. */
class FiguresFileTest {
  private static Set<String> after(List<String> before, String... run) {
    Map<String, JsonObject> entries = new TreeMap<>();
    before.forEach(key -> entries.put(key, JsonValue.EMPTY_JSON_OBJECT));
    JsonObjectBuilder its = Json.createObjectBuilder();
    for (String key : run) {
      its.add(key, JsonValue.EMPTY_JSON_OBJECT);
    }
    FiguresFile.take(Json.createObjectBuilder().add("entries", its).build(), entries);
    return entries.keySet();
  }

  @Test
  void aRunReplacesAllOfItsCandidateAndNothingOfOthers() {
    assertEquals(
        Set.of("f2.poll-5.energy", "f2.poll-15.missed"),
        after(List.of("f2.poll-5.missed", "f2.poll-15.missed"), "f2.poll-5.energy"));
  }

  @Test
  void aRunOnABadLineLeavesWhatAGoodOneShowed() {
    assertEquals(
        Set.of("f2.poll-5.missed", "f2.poll-5.bad-staleness-max"),
        after(List.of("f2.poll-5.missed", "f2.poll-5.bad-missed"), "f2.poll-5.bad-staleness-max"));
  }

  @Test
  void aRestartLeavesAllOtherRuns() {
    assertEquals(
        Set.of("f4.poll-5.bad-missed", "f4.poll-5.killed-missed", "f4.poll-5.restart-cpu"),
        after(
            List.of("f4.poll-5.bad-missed", "f4.poll-5.killed-missed", "f4.poll-5.restart-missed"),
            "f4.poll-5.restart-cpu"));
  }

  @Test
  void aRunOnAGoodLineLeavesWhatABadOneShowed() {
    assertEquals(
        Set.of("f2.poll-5.energy", "f2.poll-5.bad-missed"),
        after(List.of("f2.poll-5.missed", "f2.poll-5.bad-missed"), "f2.poll-5.energy"));
  }
}
