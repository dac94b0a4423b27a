package foodfast.chat;

import foodfast.realtime.End;
import foodfast.realtime.Frame;
import foodfast.realtime.Signal;
import foodfast.realtime.SocketSink;
import foodfast.realtime.Tail;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One open chat socket: whose it is, and which conversations it follows. */
final class ChatVisit {
  private static final int CONVERSATIONS = 200;

  final Person person;
  final UUID session;
  final SocketSink sink;
  private final Map<UUID, Tail> messages = new ConcurrentHashMap<>();
  private final Map<UUID, Tail> notes = new ConcurrentHashMap<>();
  private final Set<UUID> typedIn = ConcurrentHashMap.newKeySet();

  ChatVisit(Person person, UUID session, SocketSink sink) {
    this.person = person;
    this.session = session;
    this.sink = sink;
  }

  void say(String type, String frame) {
    sink.offer(Frame.of(type, frame));
  }

  /**
   * A frame came to nothing: with an id it is sent again, without one they come back and resume.
   */
  void failed(String clientId) {
    if (clientId == null) {
      sink.close(End.TOO_SLOW);
    } else {
      say("error", ChatFrames.error("try-again", "That didn't work; send again.", clientId));
    }
  }

  /** Passes on live frames of others; they are dropped rather than cut a slow client. */
  void heard(Signal signal, long wake) {
    if (signal.body().startsWith("{") && sink.hasRoom()) {
      String who = signal.body().substring(0, signal.body().lastIndexOf("\"on\""));
      sink.offer(Frame.live("typing", signal.body(), who));
    }
  }

  Map<UUID, Tail> messages() {
    return messages;
  }

  Map<UUID, Tail> notes() {
    return notes;
  }

  Set<UUID> typedIn() {
    return typedIn;
  }

  boolean followsTooMany() {
    return messages.size() >= CONVERSATIONS;
  }
}
