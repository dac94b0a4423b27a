package foodfast.lab;

import foodfast.load.Line;

/** One phone or page of a trial, on a line that is opened again when it ends. */
abstract class Client implements Line.Talk {
  /** Understands what a client was told. */
  interface Ear {
    /**
     * @param asked when the request was sent that brought it, or 0
     * @return whether it held news
     */
    boolean heard(Client client, String text, long asked);
  }

  protected final Trial trial;
  private final Ear ear;
  private Line line;
  private boolean ready;

  Client(Trial trial, Ear ear) {
    this.trial = trial;
    this.ear = ear;
  }

  /** Opens its line. */
  final void comes() {
    line = trial.swarm().open(this);
  }

  final boolean isReady() {
    return ready;
  }

  /** It has what it came for, and waits for news. */
  protected final void isThere() {
    ready = true;
  }

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
  protected final void turns() {
    trial.count(Traffic.turn());
  }

  /** Whether what goes over its line now counts. */
  protected boolean counts() {
    return true;
  }

  @Override
  public final void moved(int sent, int received) {
    if (counts()) {
      trial.count(Traffic.moved(sent, received));
    }
  }

  @Override
  public final void closed(Line gone) {
    if (gone == line && !trial.isOver()) {
      trial.reopened();
      comes();
    }
  }
}
