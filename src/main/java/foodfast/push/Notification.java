package foodfast.push;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;

/**
 * What a device shows, in the form of Declarative Web Push: some browsers show it as it is, for
 * others our service worker does.
 *
 * @param navigate the page that a tap opens
 * @param tag a newer one with the same tag takes this one's place
 * @param topic the same for push services, which keep the newest alone for a device that is off: at
 *     most 32 letters, digits, {@code -} and {@code _}
 */
record Notification(String title, String body, String navigate, String tag, String topic) {
  private static final int FORM = 8030;

  byte[] json() {
    JsonObjectBuilder shown =
        Json.createObjectBuilder()
            .add("title", title)
            .add("body", body)
            .add("navigate", navigate)
            .add("tag", tag)
            .add("lang", "en-US");
    return Json.createObjectBuilder()
        .add("web_push", FORM)
        .add("notification", shown)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
