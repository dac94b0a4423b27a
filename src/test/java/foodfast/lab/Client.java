package foodfast.lab;

import foodfast.load.Line;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One phone or page of a trial, on a line that is opened again when it ends or is silent for too
 * long, with the pauses of the product's pages ({@code js/stream.js}, {@code js/socket.js}, {@code
 * js/poll.js}).
 */
abstract class Client implements Line.Talk {
  /** Understands what a client was told. */
  interface Ear {
    /**
     * @param asked when the request was sent that brought it, or 0
     * @return whether it held news
     */
    boolean heard(Client client, String text, long asked);
  }

  /** How long a page waits for an answer beyond what was agreed. */
  protected static final int ANSWER = 12;

  private static final long LOOK = Duration.ofSeconds(1).toNanos();
  private static final long SHORTEST_PAUSE = Duration.ofMillis(500).toNanos();
  private static final int LONGEST_PAUSE = 20;
  private static final int DOUBLINGS = 5;

  protected final Trial trial;
  private final Ear ear;
  private Line line;
  private boolean ready;
  private boolean watched;
  private boolean spoke;
  private long heard;
  private int failures;

  Client(Trial trial, Ear ear) {
    this.trial = trial;
    this.ear = ear;
  }

  /** It is there from now on, with a line unless it needs none yet. */
  void arrives() {
    comes();
  }

  /** Opens its line. */
  final void comes() {
    spoke = false;
    line = opens();
    listens();
    if (!watched) {
      watched = true;
      watch();
    }
  }

  /** Opens a line to where it says what it has to say. */
  protected Line opens() {
    return trial.swarm().open(this);
  }

  /** After so many seconds of silence it gives its line up; 0 is never. */
  protected abstract int patience();

  /** It waits for nothing, so silence says nothing, and a line that ends is no failure. */
  protected boolean isIdle() {
    return false;
  }

  /** Its line is gone, and comes again later. */
  protected void lost() {}

  /** Its line is gone while it waited for nothing. */
  protected void rests() {
    trial.swarm().at(System.nanoTime(), this::comes);
  }

  /** Lets its line go; it comes back on another one. */
  protected final void leaves() {
    if (line != null) {
      line.close();
    }
  }

  /** Whether that answer is the server's trouble, which passes: then it leaves its line. */
  protected final boolean isTrouble(HttpReader.Answer answer) {
    boolean passes = answer.status() >= 500;
    if (passes) {
      leaves();
    }
    return passes;
  }

  /** Silence counts from now on. */
  protected final void listens() {
    heard = System.nanoTime();
  }

  private void watch() {
    long now = System.nanoTime();
    long patience = Duration.ofSeconds(patience()).toNanos();
    if (!isIdle() && patience > 0 && now - heard > patience) {
      leaves();
    }
    if (!trial.isOver()) {
      trial.swarm().at(now + LOOK, this::watch);
    }
  }

  final boolean isReady() {
    return ready;
  }

  /** It has what it came for, and waits for news. */
  protected final void isThere() {
    ready = true;
  }

  /** Null until it is opened again. */
  protected final Line line() {
    return line;
  }

  /** It was told something. */
  protected final void hears(String text, long asked) {
    if (ear.heard(this, text, asked)) {
      trial.count(Traffic.piece());
    }
  }

  /** It was told that there is nothing new. */
  protected void turns() {
    trial.count(Traffic.turn());
  }

  /** Whether what goes over its line now counts. */
  protected boolean counts() {
    return true;
  }

  @Override
  public final void moved(int sent, int received) {
    spoke = true;
    if (received > 0) {
      listens();
      failures = 0;
    }
    if (counts()) {
      trial.count(Traffic.moved(sent, received));
    }
  }

  @Override
  public final void closed(Line gone) {
    if (gone == line && !trial.isOver()) {
      line = null;
      lost();
      trial.reopened();
      if (spoke && isIdle()) {
        rests();
      } else {
        long pause = Math.max(SHORTEST_PAUSE, jitter());
        trial.swarm().at(System.nanoTime() + pause, this::comes);
      }
    }
  }

  /** Anything up to a bound that doubles with every failure. */
  private long jitter() {
    int most = Math.min(LONGEST_PAUSE, 1 << Math.min(DOUBLINGS, failures++));
    return (long) (ThreadLocalRandom.current().nextDouble() * Duration.ofSeconds(most).toNanos());
  }
}
