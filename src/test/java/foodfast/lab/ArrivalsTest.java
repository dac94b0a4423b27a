package foodfast.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What is made of news that came late, twice or not at all. */
class ArrivalsTest {
  private static JsonObject seen(double... waits) {
    return Json.createObjectBuilder()
        .add("told", 200)
        .add("lost", 1)
        .add("doubled", 2)
        .add("waits", Arrivals.array(DoubleStream.of(waits)))
        .build();
  }

  private static double median(Map<String, Figure> figures, String name) {
    return figures.get(name).median();
  }

  @Test
  void whatWasLostOrDoubledIsCountedByTheThousand() {
    Map<String, Figure> figures = Arrivals.figures("x.", seen(1), true);
    assertEquals(5, median(figures, "x.missed"));
    assertEquals(10, median(figures, "x.repeated"));
  }

  @Test
  void liveNewsMayBeLost() {
    assertTrue(
        Arrivals.figures("x.", seen(1), false).keySet().stream().noneMatch("x.missed"::equals));
  }

  @Test
  void whatNobodySawHasNoTimes() {
    assertEquals(Set.of("x.missed", "x.repeated"), Arrivals.figures("x.", seen(), true).keySet());
  }

  @Test
  void percentilesAreThoseOfAllWaitsInWhateverOrder() {
    Map<String, Figure> figures = Arrivals.figures("x.", seen(40, 10, 30, 20), true);
    assertEquals(20, median(figures, "x.staleness-p50"));
    assertEquals(40, median(figures, "x.staleness-p95"));
    assertEquals(40, median(figures, "x.staleness-max"));
  }

  @Test
  void aWaitRunsFromWhenTheNewsWereDue() {
    News news = new News();
    long due = System.nanoTime() - 5_000_000_000L;
    news.tell("it", due, 2);
    news.seen("one", "it", 0);
    news.seen("one", "it", 0);
    JsonObject kept = Arrivals.of(news).build();
    assertEquals(2, kept.getInt("told"));
    assertEquals(1, kept.getInt("lost"));
    assertEquals(1, kept.getInt("doubled"));
    assertEquals(5_000, Arrivals.sorted(kept.getJsonArray("waits"))[0], 1_000);
  }

  @Test
  void aRestartTellsWhatItTookToCatchUp() {
    JsonObject seen =
        Json.createObjectBuilder(seen(1))
            .add("away", 17)
            .add("caught-up", Arrivals.array(DoubleStream.of(9, 1, 4)))
            .add("requests", 12)
            .add("cpu", 2.5)
            .build();
    Map<String, Figure> figures = RestartLab.figures("x.restart-", seen);
    assertEquals(17, median(figures, "x.restart-away"));
    assertEquals(4, median(figures, "x.restart-caught-up-p50"));
    assertEquals(9, median(figures, "x.restart-caught-up-last"));
    assertEquals(12, median(figures, "x.restart-requests"));
    assertEquals(2.5, median(figures, "x.restart-cpu"));
  }
}
