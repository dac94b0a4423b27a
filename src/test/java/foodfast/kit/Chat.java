package foodfast.kit;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A chat app: one socket for all conversations, and all messages it got over all its connections.
 */
public final class Chat implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Session session;
  private final Map<String, List<JsonObject>> before = new HashMap<>();
  private LiveSocket socket;

  private Chat(Session session) {
    this.session = session;
    this.socket = LiveSocket.open(session.node(), "/ws/chat", session.accessToken());
  }

  public static Chat opens(Session session) {
    return new Chat(session);
  }

  public LiveSocket socket() {
    return socket;
  }

  /** Opens a conversation after what this app has of it. */
  public Chat reads(String conversation) {
    List<JsonObject> known = messages(conversation);
    long last = known.isEmpty() ? 0 : position(known.get(known.size() - 1));
    opensAfter(conversation, last);
    return this;
  }

  public void opensAfter(String conversation, long position) {
    socket.send(Map.of("type", "open", "conversationId", conversation, "after", position));
  }

  /** Sends and waits for the confirmation. */
  public JsonObject says(String conversation, String text) {
    String clientId = UUID.randomUUID().toString();
    sends(conversation, clientId, text);
    return confirmed(clientId);
  }

  public void sends(String conversation, String clientId, String text) {
    socket.send(
        Map.of("type", "send", "conversationId", conversation, "clientId", clientId, "text", text));
  }

  public JsonObject confirmed(String clientId) {
    return socket.await(
        "sent " + clientId,
        frame -> is(frame, "sent") && clientId.equals(frame.getString("clientId")),
        SOON);
  }

  /** What came of a message, taken or not. */
  public JsonObject answerTo(String clientId) {
    return socket.await(
        "an answer to " + clientId,
        frame ->
            (is(frame, "sent") || is(frame, "error"))
                && clientId.equals(frame.getString("clientId", "")),
        SOON);
  }

  public JsonObject refused(String code) {
    return socket.await(
        "error " + code, frame -> is(frame, "error") && code.equals(frame.getString("code")), SOON);
  }

  public void notes(String conversation, String clientId, String text) {
    socket.send(
        Map.of("type", "note", "conversationId", conversation, "clientId", clientId, "text", text));
  }

  /** Says {@code delivered} or {@code read}. */
  public void acknowledges(String type, String conversation, long upTo) {
    socket.send(Map.of("type", type, "conversationId", conversation, "upTo", upTo));
  }

  public void types(String conversation, boolean on) {
    socket.send(Map.of("type", "typing", "conversationId", conversation, "on", on));
  }

  public JsonObject hears(String conversation, String text) {
    return socket.await(
        "message " + text,
        frame -> of(frame, "message", conversation) && text.equals(frame.getString("text")),
        SOON);
  }

  /** Waits until this app was told that somebody has read that far. */
  public JsonObject seesRead(String conversation, long upTo) {
    return socket.await(
        "read up to " + upTo,
        frame -> of(frame, "receipt", conversation) && frame.getInt("read") >= upTo,
        SOON);
  }

  public JsonObject seesDelivered(String conversation, long upTo) {
    return socket.await(
        "delivered up to " + upTo,
        frame -> of(frame, "receipt", conversation) && frame.getInt("delivered") >= upTo,
        SOON);
  }

  /** Waits until the list says that this conversation has come to that position. */
  public JsonObject knowsOf(String conversation, long lastPosition) {
    return socket.await(
        conversation + " at " + lastPosition,
        frame ->
            of(frame, "conversation", conversation) && frame.getInt("lastPosition") >= lastPosition,
        SOON);
  }

  public JsonObject seesState(String conversation, String state) {
    return socket.await(
        conversation + " " + state,
        frame -> of(frame, "conversation", conversation) && state.equals(frame.getString("state")),
        SOON);
  }

  /** The line is cut without a goodbye; what was got is kept. */
  public void losesConnection() {
    socket.cut();
    for (JsonObject message : socket.frames("message")) {
      before
          .computeIfAbsent(message.getString("conversationId"), id -> new ArrayList<>())
          .add(message);
    }
  }

  public void comesBackTo(Node node) {
    socket = LiveSocket.open(node, "/ws/chat", session.accessToken());
  }

  /** Everything that came of a conversation, over all connections, in the order it came. */
  public List<JsonObject> messages(String conversation) {
    List<JsonObject> all = new ArrayList<>(before.getOrDefault(conversation, List.of()));
    socket.frames("message").stream()
        .filter(frame -> of(frame, "message", conversation))
        .forEach(all::add);
    return all;
  }

  /** Waits for so many messages of a conversation. */
  public void hearsAll(String conversation, int count) {
    Eventually.within(Duration.ofSeconds(120))
        .see(count + " messages", () -> messages(conversation).size(), n -> n >= count);
  }

  /** Fails unless positions 1 to {@code count} came, once each and in this order. */
  public void hasEachOnceInOrder(String conversation, int count) {
    List<Long> positions = messages(conversation).stream().map(Chat::position).toList();
    List<Long> expected = java.util.stream.LongStream.rangeClosed(1, count).boxed().toList();
    if (!positions.equals(expected)) {
      throw new AssertionError("expected 1 to " + count + " but got " + positions);
    }
  }

  private static boolean of(JsonObject frame, String type, String conversation) {
    return is(frame, type) && conversation.equals(frame.getString("conversationId", ""));
  }

  private static boolean is(JsonObject frame, String type) {
    return type.equals(frame.getString("type"));
  }

  private static long position(JsonObject message) {
    return message.getJsonNumber("position").longValue();
  }

  @Override
  public void close() {
    socket.close();
  }
}
