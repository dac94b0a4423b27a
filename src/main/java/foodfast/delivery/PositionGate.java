package foodfast.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Lets the fixes of one delivery pass that tell something new and believable. The first rule that
 * applies decides; what none of them stops is shown.
 */
final class PositionGate {
  private static final Duration OLDEST = Duration.ofDays(1);
  private static final double ZERO_DEGREES = 0.001;
  private static final double TOO_INACCURATE = 100;
  private static final double FASTEST = 150 / 3.6;
  private static final double USUAL_ACCURACY = 5;
  private static final double STANDING_METRES = 5;
  private static final double STANDING_SPEED = 1;
  private static final int BELIEVED = 3;

  /** What is said to a fix. */
  enum Verdict {
    /** Shown to the customer. */
    SHOWN,
    /** The device stands where it was: only the time is new. */
    STANDING,
    /** Known already. */
    DUPLICATE,
    /** Older than what is shown, or than a day. */
    LATE,
    /** At latitude and longitude zero, where broken receivers are. */
    ZERO_ISLAND,
    /** Good to more than 100 m only. */
    INACCURATE,
    /** Farther away than anybody could have driven. */
    TOO_FAST,
    /** Something is missing in it, or cannot be. */
    INVALID,
    /** Says that it is another delivery's than the one it was handed in for. */
    OTHER_ORDER;

    boolean isAccepted() {
      return this == SHOWN || this == STANDING;
    }
  }

  /** One rule: when it applies to a fix, this is the verdict. */
  record Rule(Verdict verdict, Question applies) {}

  /** Asked of a fix, the last one that passed (or null), and the server's time. */
  @FunctionalInterface
  interface Question {
    boolean ask(Position fix, Position last, Instant now);
  }

  static final List<Rule> RULES =
      List.of(
          new Rule(Verdict.DUPLICATE, (fix, last, now) -> last != null && is(fix, last)),
          new Rule(Verdict.LATE, (fix, last, now) -> isLate(fix, last, now)),
          new Rule(Verdict.ZERO_ISLAND, (fix, last, now) -> isZero(fix.lat()) && isZero(fix.lng())),
          new Rule(Verdict.INACCURATE, (fix, last, now) -> accuracy(fix) > TOO_INACCURATE),
          new Rule(Verdict.TOO_FAST, (fix, last, now) -> last != null && isTooFast(last, fix)),
          new Rule(Verdict.STANDING, (fix, last, now) -> last != null && isStanding(last, fix)));

  private Position last;
  private Position doubted;
  private int doubts;

  PositionGate(Position last) {
    this.last = last;
  }

  /** The last position that passed, or null. */
  Position last() {
    return last;
  }

  /** Passed another node's gate. */
  void learn(Position passedElsewhere) {
    if (last == null || passedElsewhere.at().isAfter(last.at())) {
      last = passedElsewhere;
    }
  }

  /**
   * @param seen with its time by our clock, as far as that is known; the order of the phone's own
   *     times is kept
   */
  Verdict judge(Position seen, Instant now) {
    Position fix = seen;
    if (last != null && seen.told().isAfter(last.told()) && !seen.at().isAfter(last.at())) {
      fix = seen.at(last.at().plus(1, ChronoUnit.MICROS));
    }
    Verdict verdict = verdict(fix, now);
    if (verdict == Verdict.TOO_FAST && isBelievedByNow(fix)) {
      verdict = Verdict.SHOWN;
    }
    if (verdict.isAccepted()) {
      last = verdict == Verdict.STANDING ? last.stillAt(fix) : fix;
      doubted = null;
    }
    return verdict;
  }

  private Verdict verdict(Position fix, Instant now) {
    for (Rule rule : RULES) {
      if (rule.applies().ask(fix, last, now)) {
        return rule.verdict();
      }
    }
    return Verdict.SHOWN;
  }

  /** One outlier is an outlier; three in a row that agree say that the last one shown was. */
  private boolean isBelievedByNow(Position fix) {
    boolean agrees = doubted != null && !isTooFast(doubted, fix);
    doubts = agrees ? doubts + 1 : 1;
    doubted = fix;
    return doubts >= BELIEVED;
  }

  private static boolean is(Position fix, Position last) {
    return fix.told().equals(last.told());
  }

  private static boolean isLate(Position fix, Position last, Instant now) {
    return fix.at().isBefore(now.minus(OLDEST)) || last != null && fix.at().isBefore(last.at());
  }

  private static boolean isZero(double degrees) {
    return Math.abs(degrees) < ZERO_DEGREES;
  }

  private static double accuracy(Position fix) {
    return fix.accuracy() == null ? USUAL_ACCURACY : fix.accuracy();
  }

  private static boolean isTooFast(Position from, Position to) {
    double certain = from.distanceTo(to) - accuracy(from) - accuracy(to);
    return certain > FASTEST * to.secondsSince(from);
  }

  private static boolean isStanding(Position from, Position to) {
    double moved = from.distanceTo(to);
    double speed = to.speed() == null ? moved / to.secondsSince(from) : to.speed();
    return moved < STANDING_METRES && speed < STANDING_SPEED;
  }
}
