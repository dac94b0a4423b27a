package foodfast.chat;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.realtime.Frame;
import foodfast.realtime.Signal;
import foodfast.realtime.SocketSink;
import foodfast.realtime.Tail;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One open chat socket: whose it is, and which conversations it follows. */
final class ChatConnection {
  private static final int MOST_CONVERSATIONS = 200;

  final Identity who;
  final SocketSink sink;
  final Map<UUID, Tail> messages = new ConcurrentHashMap<>();
  final Map<UUID, Tail> notes = new ConcurrentHashMap<>();
  final Set<UUID> typedIn = ConcurrentHashMap.newKeySet();

  ChatConnection(Identity who, SocketSink sink) {
    this.who = who;
    this.sink = sink;
  }

  boolean isAgent() {
    return who.role() == Role.AGENT;
  }

  void say(String type, String frame) {
    sink.offer(Frame.of(type, frame));
  }

  /** Passes on live frames of others; they are dropped rather than cut a slow client. */
  void heard(Signal signal) {
    if (signal.body().startsWith("{") && sink.hasRoom()) {
      String typist = signal.body().substring(0, signal.body().lastIndexOf("\"on\""));
      sink.offer(Frame.live("typing", signal.body(), typist));
    }
  }

  boolean followsTooMany() {
    return messages.size() >= MOST_CONVERSATIONS;
  }
}
