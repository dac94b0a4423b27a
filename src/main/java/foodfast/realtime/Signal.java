package foodfast.realtime;

/**
 * "Something happened on this topic." It may be lost, doubled or late.
 *
 * @param topic where
 * @param body empty for a hint to look at the tables; else a live frame that is worth nothing later
 */
public record Signal(Topic topic, String body) {
  public static Signal hint(Topic topic) {
    return new Signal(topic, "");
  }

  public boolean isHint() {
    return body.isEmpty();
  }

  String encoded() {
    return topic + "\n" + body;
  }

  static Signal decode(String text) {
    int end = text.indexOf('\n');
    return new Signal(Topic.parse(text.substring(0, end)), text.substring(end + 1));
  }
}
