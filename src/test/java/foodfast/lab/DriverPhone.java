package foodfast.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A driver's phone on its socket: a fix stays until it is acknowledged, and is told again on the
 * next socket. The page's batch by POST, where no socket opens for a while, is left out.
 */
final class DriverPhone extends FrameReader {
  private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");

  private final String start;
  private final Map<String, String> waiting = new LinkedHashMap<>();

  DriverPhone(Trial trial, String header, UUID order) {
    super(trial, () -> "/ws/driver", header, DriverPhone::acknowledged);
    start = "{\"type\":\"position\",\"orderId\":\"" + order + "\",";
  }

  /** The server pings it, and closes what does not answer. */
  @Override
  protected int patience() {
    return 0;
  }

  @Override
  protected void begins() {
    new ArrayList<>(waiting.values()).forEach(this::says);
  }

  /** A turn is one of the map's, or of who asks instead. */
  @Override
  protected void turns() {}

  void tells(String fix) {
    String frame = start + fix.substring(1);
    waiting.put(time(fix), frame);
    says(frame);
  }

  private static boolean acknowledged(Client phone, String text, long asked) {
    if (text.startsWith("{\"type\":\"ack\"")) {
      ((DriverPhone) phone).waiting.remove(time(text));
    }
    return false;
  }

  private static String time(String text) {
    Matcher at = AT.matcher(text);
    return at.find() ? at.group(1) : "";
  }
}
