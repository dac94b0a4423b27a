package foodfast.chat;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.UUID;

/** The frames a chat socket sends, as JSON. */
final class OutboundFrames {
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  static final String PONG = "{\"type\":\"pong\"}";

  private OutboundFrames() {}

  static String message(String conversation, Message message) {
    JsonObjectBuilder frame =
        of("message", conversation)
            .add("position", message.position())
            .add("id", message.id().toString())
            .add("clientId", message.clientId())
            .add("from", message.from().toString())
            .add("role", message.role().name())
            .add("text", message.text())
            .add("at", message.at().toString());
    if (message.photo() != null) {
      frame.add("photo", message.photo().toString());
    }
    return frame.build().toString();
  }

  static String note(String conversation, InternalNotes.InternalNote note) {
    return of("note", conversation)
        .add("position", note.position())
        .add("clientId", note.clientId())
        .add("from", note.from().toString())
        .add("text", note.text())
        .add("at", note.at().toString())
        .build()
        .toString();
  }

  static String sent(UUID conversation, String clientId, Messages.Taken taken) {
    return of("sent", conversation.toString())
        .add("clientId", clientId)
        .add("position", taken.position())
        .add("at", taken.at().toString())
        .build()
        .toString();
  }

  static String receipt(UUID conversation, UUID account, long delivered, long read) {
    return of("receipt", conversation.toString())
        .add("accountId", account.toString())
        .add("delivered", delivered)
        .add("read", read)
        .build()
        .toString();
  }

  static String typing(UUID conversation, UUID account, boolean on) {
    return of("typing", conversation.toString())
        .add("accountId", account.toString())
        .add("on", on)
        .build()
        .toString();
  }

  /**
   * @param view the conversation as JSON
   */
  static String conversation(UUID conversation, String view) {
    String head = "{\"type\":\"conversation\",\"conversationId\":\"" + conversation + "\",";
    return head + view.substring(1);
  }

  private static JsonObjectBuilder of(String type, String conversation) {
    return JSON.createObjectBuilder().add("type", type).add("conversationId", conversation);
  }
}
