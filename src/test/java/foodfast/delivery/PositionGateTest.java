package foodfast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.delivery.PositionGate.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of the gate, and their order. */
class PositionGateTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final double METRE = 1 / 111_195.0;

  private final PositionGate gate = new PositionGate(null);

  private static Position at(double metresNorth, double seconds) {
    return with(metresNorth, seconds, 8.0, 6.0);
  }

  private static Position with(double metresNorth, double seconds, Double accuracy, Double speed) {
    Instant at = NOW.plusMillis((long) (seconds * 1000));
    return new Position(52.5 + metresNorth * METRE, 13.4, accuracy, speed, 0.0, at);
  }

  private Verdict judge(Position fix) {
    return gate.judge(fix, NOW.plusSeconds(600));
  }

  @Test
  void theRulesAreAskedInThisOrder() {
    assertEquals(
        List.of(
            Verdict.DUPLICATE,
            Verdict.LATE,
            Verdict.ZERO_ISLAND,
            Verdict.INACCURATE,
            Verdict.TOO_FAST,
            Verdict.STANDING),
        PositionGate.RULES.stream().map(PositionGate.Rule::verdict).toList());
  }

  @Test
  void aDriveIsShown() {
    for (int i = 0; i < 10; i++) {
      assertEquals(Verdict.SHOWN, judge(at(i * 80, i * 10)));
    }
  }

  @Test
  void theSameTimeIsADuplicateAndAnEarlierOneIsLate() {
    judge(at(100, 10));
    assertEquals(Verdict.DUPLICATE, judge(at(100, 10)));
    assertEquals(Verdict.LATE, judge(at(50, 5)));
    assertEquals(Verdict.SHOWN, judge(at(200, 20)));
  }

  @Test
  void theOrderOfThePhonesOwnTimesIsKept() {
    Instant now = NOW.plusSeconds(600);
    Position first = at(0, 0).at(now);
    assertEquals(Verdict.SHOWN, gate.judge(first, now));
    Position next = at(80, 10).at(now.minusSeconds(1));
    assertEquals(Verdict.SHOWN, gate.judge(next, now), "later by the phone's clock");
    assertTrue(gate.last().at().isAfter(now));
    assertEquals(Verdict.TOO_FAST, gate.judge(at(900, 20).at(now.plusSeconds(60)), now));
    assertEquals(Verdict.DUPLICATE, gate.judge(at(80, 10).at(now.plusSeconds(9)), now));
    assertEquals(Verdict.LATE, gate.judge(at(40, 5).at(now.minusSeconds(5)), now));
  }

  @Test
  void acrossThe180thMeridianItIsNotFar() {
    judge(new Position(-17.0, 179.9999, 5.0, 6.0, 90.0, NOW));
    Position across = new Position(-17.0, -179.9999, 5.0, 6.0, 90.0, NOW.plusSeconds(10));
    assertEquals(21.3, across.distanceTo(gate.last()), 0.1);
    assertEquals(Verdict.SHOWN, judge(across));
    Position farNorth = new Position(89.9999, 0.0, 5.0, 6.0, 0.0, NOW);
    Position beyond = new Position(89.9999, 180.0, 5.0, 6.0, 0.0, NOW);
    assertEquals(22.2, farNorth.distanceTo(beyond), 0.1);
    Position antipode = new Position(-89.9999, 180.0, 5.0, 6.0, 0.0, NOW);
    assertEquals(Math.PI * 6_371_000, farNorth.distanceTo(antipode), 1);
  }

  @Test
  void whatIsOlderThanADayIsLateEvenAsTheFirst() {
    for (String at : List.of("-5000-01-01T00:00:00Z", "0001-01-01T00:00:00Z")) {
      assertEquals(Verdict.LATE, judge(new Position(52.5, 13.4, 8.0, 6.0, 0.0, Instant.parse(at))));
    }
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    assertEquals(Verdict.LATE, gate.judge(at(0, 0), tomorrow.plusSeconds(1)));
    assertEquals(Verdict.SHOWN, gate.judge(at(0, 0), tomorrow));
  }

  @Test
  void zeroIslandIsNotInOurCities() {
    assertEquals(Verdict.ZERO_ISLAND, judge(new Position(0.0, 0.0002, 5.0, 0.0, null, NOW)));
    assertEquals(Verdict.SHOWN, judge(new Position(0.0, 9.45, 5.0, 0.0, null, NOW)));
  }

  @Test
  void aFixGoodToAHundredMetresPasses() {
    assertEquals(Verdict.SHOWN, judge(with(0, 0, 100.0, 5.0)));
    assertEquals(Verdict.INACCURATE, judge(with(80, 10, 100.5, 5.0)));
    assertEquals(Verdict.SHOWN, judge(with(80, 10, null, null)));
  }

  @Test
  void fasterThanAHundredAndFiftyIsAnOutlier() {
    judge(at(0, 0));
    assertEquals(Verdict.TOO_FAST, judge(at(5_000, 10)));
    assertEquals(Verdict.SHOWN, judge(at(160, 20)), "the next good one passes");
    assertEquals(Verdict.SHOWN, judge(at(160 + 410, 30)), "148 km/h");
    assertEquals(Verdict.TOO_FAST, judge(at(570 + 450, 40)), "162 km/h");
  }

  @Test
  void threeThatAgreeShowThatTheLastOneWasWrong() {
    judge(at(5_000, 0));
    assertEquals(Verdict.TOO_FAST, judge(at(0, 10)));
    assertEquals(Verdict.TOO_FAST, judge(at(80, 20)));
    assertEquals(Verdict.SHOWN, judge(at(160, 30)));
    assertEquals(Verdict.SHOWN, judge(at(240, 40)));
  }

  @Test
  void twoOutliersThatDoNotAgreeAreNotBelieved() {
    judge(at(0, 0));
    assertEquals(Verdict.TOO_FAST, judge(at(5_000, 10)));
    assertEquals(Verdict.TOO_FAST, judge(at(-9_000, 20)));
    assertEquals(Verdict.TOO_FAST, judge(at(15_000, 30)));
    assertEquals(Verdict.SHOWN, judge(at(300, 40)));
  }

  @Test
  void whoStandsIsStillThereAndStaysWhereHeWas() {
    Position before = at(0, 0);
    judge(before);
    assertEquals(Verdict.STANDING, judge(with(4, 10, 8.0, 0.3)));
    assertEquals(before.lat(), gate.last().lat());
    assertEquals(NOW.plusSeconds(10), gate.last().at());
    assertEquals(Verdict.SHOWN, judge(with(4, 20, 8.0, 1.5)), "slow but under way");
    assertEquals(Verdict.SHOWN, judge(with(10, 30, 8.0, 0.5)), "moved");
  }

  @Test
  void standingByCreepsDoesNotAddUp() {
    judge(at(0, 0));
    for (int i = 1; i <= 3; i++) {
      Verdict verdict = judge(with(i * 2, i * 10, 8.0, 0.2));
      assertEquals(i * 2 < 5 ? Verdict.STANDING : Verdict.SHOWN, verdict);
    }
  }
}
