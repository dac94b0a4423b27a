package foodfast.load;

import foodfast.kit.Node;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;

/** A chat socket under load: tells how old each message of others is, and says it is delivered. */
final class ChatPhone implements WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String otherRole;
  private final LongConsumer heard;
  private final StringBuilder part = new StringBuilder();
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private WebSocket socket;

  private ChatPhone(String otherRole, LongConsumer heard) {
    this.otherRole = otherRole;
    this.heard = heard;
  }

  /**
   * @param heard takes the age in nanoseconds of each message of that other role
   */
  static ChatPhone open(Node node, String token, String otherRole, LongConsumer heard) {
    ChatPhone phone = new ChatPhone(otherRole, heard);
    phone.socket =
        CLIENT
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create("ws://localhost:" + node.port() + "/ws/chat"), phone)
            .join();
    return phone;
  }

  void opens(String conversation) {
    send(frame("open", conversation) + ",\"after\":0}");
  }

  void says(String conversation) {
    String text = "\"text\":\"a message of about the usual length, not long\"}";
    send(frame("send", conversation) + ",\"clientId\":\"" + System.nanoTime() + "\"," + text);
  }

  void hangUp() {
    socket.abort();
  }

  private static String frame(String type, String conversation) {
    return "{\"type\":\"" + type + "\",\"conversationId\":\"" + conversation + "\"";
  }

  private synchronized void send(String text) {
    last = last.thenCompose(done -> socket.sendText(text, true));
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean whole) {
    long now = System.nanoTime();
    part.append(text);
    if (whole) {
      take(part.toString(), now);
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(String frame, long now) {
    if (frame.startsWith("{\"type\":\"message\"")
        && frame.contains("\"role\":\"" + otherRole + "\"")) {
      heard.accept(now - Long.parseLong(member(frame, "\"clientId\":\"", '"')));
      String conversation = member(frame, "\"conversationId\":\"", '"');
      String position = member(frame, "\"position\":", ',');
      send(frame("delivered", conversation) + ",\"upTo\":" + position + "}");
    }
  }

  private static String member(String frame, String name, char end) {
    int start = frame.indexOf(name) + name.length();
    return frame.substring(start, frame.indexOf(end, start));
  }
}
