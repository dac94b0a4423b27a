package foodfast.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the AsyncAPI document says of the broker's queues and topic. */
final class QueueMessages {
  /** Read from its file: messages flow before any node can be asked. */
  private static final Schemas DOCUMENT =
      new Schemas(Folders.read(Folders.PROJECT.resolve("src/main/webapp/asyncapi.json")));

  private static final Map<String, JsonNode> CHANNELS = new TreeMap<>();

  static {
    for (JsonNode channel : DOCUMENT.root.path("channels")) {
      if (channel.has("x-destination-type")) {
        CHANNELS.put(channel.path("address").asText(), channel);
      }
    }
  }

  private QueueMessages() {}

  static Set<String> addresses() {
    return CHANNELS.keySet();
  }

  /** Every message that can be seen, by its address and name. */
  static Set<String> all() {
    Set<String> all = new TreeSet<>();
    CHANNELS.forEach(
        (address, channel) ->
            channel
                .path("messages")
                .properties()
                .forEach(one -> all.add(address + " message " + one.getKey())));
    return all;
  }

  /**
   * What is wrong with a message, or null.
   *
   * @param seen is told which of those at its address it is
   */
  static String misfit(String address, String text, Set<String> seen) {
    JsonNode channel = CHANNELS.get(String.valueOf(address));
    if (channel == null) {
      return "no queue " + address + " stands in the document.";
    }
    Set<String> misfits = new TreeSet<>();
    for (Map.Entry<String, JsonNode> message : channel.path("messages").properties()) {
      JsonNode payload = DOCUMENT.resolved(message.getValue()).path("payload");
      boolean plain = DOCUMENT.resolved(payload).path("type").asText().equals("string");
      String json = plain ? TextNode.valueOf(text).toString() : text;
      String wrong = String.join("; ", DOCUMENT.misfits(payload, json));
      if (wrong.isEmpty()) {
        seen.add(address + " message " + message.getKey());
        return null;
      }
      misfits.add(message.getKey() + ": " + wrong);
    }
    return "a message at "
        + address
        + ": "
        + misfits.stream().collect(Collectors.joining(", "))
        + " "
        + text;
  }
}
