package foodfast.lab;

import foodfast.load.Asking;
import foodfast.load.Line;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Asks at an address again and again, for what it does not know yet. */
final class Asker extends Client {
  private final Supplier<String> path;
  private final Supplier<String> header;
  private final boolean pauses;
  private String tag = "";
  private long asked;
  private boolean waiting;

  /** When it was to ask: the next time follows from it, and not from when it could. */
  private long turn;

  /**
   * @param header what it says besides its tag, each time
   * @param pauses whether a period passes between two requests; else it asks as soon as answered
   */
  Asker(Trial trial, Supplier<String> path, Supplier<String> header, boolean pauses, Ear ear) {
    super(trial, ear);
    this.path = path;
    this.header = header;
    this.pauses = pauses;
  }

  @Override
  protected int patience() {
    return pauses ? ANSWER : trial.period() + ANSWER;
  }

  @Override
  protected boolean isIdle() {
    return !waiting;
  }

  @Override
  protected void rests() {
    trial.swarm().at(turn, this::comes);
  }

  @Override
  public void opened(Line line) {
    turn = System.nanoTime();
    ask();
  }

  private void ask() {
    asked = System.nanoTime();
    waiting = true;
    listens();
    trial.count(Traffic.request());
    line().send(Asking.get(path.get(), header.get() + tag));
  }

  @Override
  public void received(Line line, ByteBuffer bytes) {
    HttpReader.Answer answer = HttpReader.whole(bytes);
    if (answer == null || isTrouble(answer)) {
      return;
    }
    boolean nothingYet = answer.status() == 404;
    if (answer.status() != 200 && answer.status() != 304 && !nothingYet) {
      throw new IllegalStateException(answer.head() + answer.body());
    }
    isThere();
    waiting = false;
    tag = nothingYet ? "" : "\r\nIf-None-Match: " + answer.header("ETag");
    if (answer.status() == 200) {
      hears(answer.body(), asked);
    } else {
      turns();
    }
    if (pauses) {
      turn += trial.periodNanos();
      trial.swarm().at(Math.max(turn, System.nanoTime()), () -> askAgain(line));
    } else {
      ask();
    }
  }

  private void askAgain(Line before) {
    if (before == line()) { // else it asks when it is open again
      ask();
    }
  }
}
