package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.realtime.Feed.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one node says of a topic is what another hears. */
class SignalTest {
  private static final Topic TOPIC = Topic.of("chat", "42");

  @Test
  void hintsAndLiveFramesArriveAsTheyLeft() {
    assertTrue(arrived(Signal.hint(TOPIC)).isHint());
    Signal frame = arrived(new Signal(TOPIC, "{\"on\":true}\nand more"));
    assertFalse(frame.isHint());
    assertEquals("{\"on\":true}\nand more", frame.body());
  }

  @Test
  void rowsArriveAsTheyLeft() {
    Signal signal =
        arrived(
            Signal.bringing(
                TOPIC,
                6,
                List.of(row(7, "{\"text\":\"a = b\\nc\"}"), row(9, "{\"text\":\"日本語\"}"))));
    assertTrue(signal.isHint());
    assertEquals(TOPIC, signal.topic());
    assertEquals(6, signal.news().after());
    assertEquals(List.of(7L, 9L), signal.news().rows().stream().map(Row::position).toList());
    assertEquals("message", signal.news().rows().get(0).event());
    assertEquals("{\"text\":\"a = b\\nc\"}", signal.news().rows().get(0).data());
    assertEquals("{\"text\":\"日本語\"}", signal.news().rows().get(1).data());
  }

  @Test
  void isNewsForThoseWhoHaveNotReadThatFar() {
    Signal signal = Signal.bringing(TOPIC, 6, List.of(row(7, "{}")));
    assertTrue(signal.isNewsAfter(6));
    assertFalse(signal.isNewsAfter(7));
    assertTrue(Signal.hint(TOPIC).isNewsAfter(7), "nobody knows");
  }

  @Test
  void manyOrLongRowsAreLeftForTheLook() {
    assertNull(Signal.bringing(TOPIC, 0, List.of()).news());
    assertNull(Signal.bringing(TOPIC, 0, List.of(row(1, "x".repeat(20_000)))).news());
    List<Row> page =
        java.util.stream.LongStream.rangeClosed(1, Tail.PAGE).mapToObj(p -> row(p, "{}")).toList();
    assertNull(Signal.bringing(TOPIC, 0, page).news());
  }

  private static Row row(long position, String data) {
    return new Row(position, "message", data);
  }

  private static Signal arrived(Signal signal) {
    return Signal.decode(signal.encoded());
  }
}
