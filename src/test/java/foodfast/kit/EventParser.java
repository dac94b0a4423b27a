package foodfast.kit;

import java.util.Optional;

/** Puts the lines of an event stream together to events, by the rules of the HTML standard. */
final class EventParser {
  private String id = "";
  private String name = "";
  private StringBuilder data = new StringBuilder();

  /** The event that this line completes, if it does. */
  Optional<Event> take(String line) {
    if (line.isEmpty()) {
      return complete();
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "id" -> id = value;
      case "event" -> name = value;
      case "data" -> data.append(value).append('\n');
      default -> {
        // unknown fields are passed over
      }
    }
    return Optional.empty();
  }

  private Optional<Event> complete() {
    String text = data.isEmpty() ? "" : data.substring(0, data.length() - 1);
    String kind = name.isEmpty() ? "message" : name;
    boolean dispatched = !data.isEmpty();
    name = "";
    data = new StringBuilder();
    return dispatched ? Optional.of(new Event(id, kind, text)) : Optional.empty();
  }
}
