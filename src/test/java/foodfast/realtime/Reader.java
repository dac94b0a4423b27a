package foodfast.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A client in memory: it takes every frame on the executor's threads, or none while it is stalled.
 */
final class Reader extends Sink {
  private final Executor network;
  private final List<Frame> got = new ArrayList<>();
  private boolean stalled;
  private Frame inFlight;
  private DisconnectReason ended;
  private int writersAtOnce;
  private int mostWritersAtOnce;

  Reader(Executor network) {
    this.network = network;
  }

  @Override
  protected void write(Frame frame) {
    synchronized (this) {
      writersAtOnce++;
      mostWritersAtOnce = Math.max(mostWritersAtOnce, writersAtOnce);
      inFlight = frame;
      if (stalled) {
        return;
      }
    }
    network.execute(this::take);
  }

  private void take() {
    synchronized (this) {
      got.add(inFlight);
      writersAtOnce--;
    }
    written();
  }

  @Override
  protected void end(DisconnectReason reason) {
    synchronized (this) {
      ended = reason;
    }
  }

  synchronized void stall() {
    stalled = true;
  }

  void readAgain() {
    synchronized (this) {
      stalled = false;
    }
    network.execute(this::take);
  }

  synchronized List<String> ids() {
    return got.stream().map(Frame::id).toList();
  }

  synchronized List<String> data() {
    return got.stream().map(Frame::data).toList();
  }

  synchronized int count() {
    return got.size();
  }

  synchronized DisconnectReason ended() {
    return ended;
  }

  synchronized int mostWritersAtOnce() {
    return mostWritersAtOnce;
  }
}
