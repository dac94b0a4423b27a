package foodfast.delivery;

import foodfast.realtime.DisconnectReason;
import foodfast.realtime.Frame;
import foodfast.realtime.Sink;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** A customer's phone in memory; while its network is away nothing is taken. */
final class Phone extends Sink {
  private final List<JsonObject> got = new ArrayList<>();
  private Frame inFlight;
  boolean away;

  @Override
  protected void write(Frame frame) {
    inFlight = frame;
    if (!away) {
      take();
    }
  }

  void isBack() {
    away = false;
    if (inFlight != null) {
      take();
    }
  }

  private void take() {
    Frame frame = inFlight;
    inFlight = null;
    got.add(Json.createReader(new StringReader(frame.data())).readObject());
    written();
  }

  @Override
  protected void end(DisconnectReason reason) {
    // nothing to hang up
  }

  List<JsonObject> got() {
    return got;
  }
}
