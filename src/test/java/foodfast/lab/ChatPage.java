package foodfast.lab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Somebody's chat on its socket: goes on from the last message it has, and sends what it has to say
 * one after the other, each until it is confirmed.
 */
final class ChatPage extends FrameReader {
  private static final long AGAIN = Duration.ofSeconds(2).toNanos();

  private final String conversation;
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private long known;

  ChatPage(Trial trial, String header, String conversation, Ear ear) {
    super(
        trial,
        () -> "/ws/chat",
        header,
        (client, text, asked) -> {
          ((ChatPage) client).took(text);
          return ear.heard(client, text, asked);
        });
    this.conversation = conversation;
  }

  @Override
  protected void begins() {
    says(
        "{\"type\":\"open\",\"conversationId\":\"%s\",\"after\":%d}"
            .formatted(conversation, known));
    sendsNext();
  }

  void sends(String id, String text) {
    waiting.put(
        id,
        "{\"type\":\"send\",\"conversationId\":\"%s\",\"clientId\":\"%s\",\"text\":\"%s\"}"
            .formatted(conversation, id, text));
    if (waiting.size() == 1) {
      sendsNext();
    }
  }

  private void sendsNext() {
    waiting.values().stream().findFirst().ifPresent(this::says);
  }

  private void took(String text) {
    Matcher id = ChatLab.CLIENT_ID.matcher(text);
    Matcher position = ChatLab.POSITION.matcher(text);
    if (text.startsWith("{\"type\":\"sent\"") && id.find()) {
      waiting.remove(id.group(1));
      sendsNext();
    } else if (text.startsWith("{\"type\":\"error\"")) {
      trial.swarm().at(System.nanoTime() + AGAIN, this::sendsNext);
    } else if (text.startsWith("{\"type\":\"message\"") && position.find()) {
      known = Math.max(known, Long.parseLong(position.group(1)));
    }
  }
}
