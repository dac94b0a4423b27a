package foodfast.delivery;

import foodfast.realtime.Frame;
import foodfast.realtime.Hub.Listener;
import foodfast.realtime.Signal;
import foodfast.realtime.Sink;

/**
 * A customer's map: shows the newest position and never an older one after it. What the phone was
 * too slow to take is not queued; its points travel with the next frame.
 */
final class Viewer implements Listener {
  private static final String SLOT = "position";

  private final Sink sink;
  private long shown = Long.MIN_VALUE;

  Viewer(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void heard(Signal signal, long wake) {
    show(PositionFrame.of(signal));
  }

  synchronized void show(PositionFrame fix) {
    if (fix.at() <= shown) {
      return;
    }
    shown = fix.at();
    Frame unwritten = sink.takeBack(SLOT);
    PositionFrame whole = unwritten == null ? fix : fix.after(unwritten.data());
    sink.offer(Frame.live("position", whole.json(), SLOT));
  }
}
