package foodfast.realtime;

/** Somebody on this node who listens to a topic. */
public interface Listener {
  /**
   * A signal came. Called on the broker's thread: returns at once and never blocks.
   *
   * @param wake the number of this wake on this node, the same for all who are told of it
   */
  void heard(Signal signal, long wake);

  /**
   * Up to where this listener has read; live frames alone have no position and are never behind.
   */
  default long position() {
    return Long.MAX_VALUE;
  }
}
