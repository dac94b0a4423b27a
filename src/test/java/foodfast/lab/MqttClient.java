package foodfast.lab;

import foodfast.load.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A phone or a map at the broker itself, with as much of MQTT 3.1.1 as they need: each fix is said
 * at most once, and the broker keeps the newest of a topic for who comes.
 */
final class MqttClient extends Client {
  private static final int CONNECT = 0x10;
  private static final int CONNACK = 2;
  private static final int PUBLISH = 3;
  private static final int PUBLISH_TO_BE_KEPT = 0x31;
  private static final int SUBSCRIBE = 0x82;
  private static final int SUBACK = 9;
  private static final int PINGREQ = 0xc0;
  private static final int PINGRESP = 13;

  private static final int VERSION = 4;
  private static final int CLEAN_WITH_USER_AND_PASSWORD = 0xc2;
  private static final int AT_MOST_ONCE = 0;
  private static final int MORE = 0x80;

  /** For a name, a topic and what is fixed. */
  private static final int ROOM = 256;

  /** It pings as often as a socket of the product is pinged, and hears whether its line lives. */
  private static final int EACH = 12;

  /** What the broker is told; who is silent for so long has given up its line before. */
  private static final int KEEP_ALIVE = 60;

  private final int port;
  private final String name;
  private final String topic;
  private final boolean listens;
  private boolean open;
  private String unsaid;

  /**
   * @param port of the broker
   * @param name nobody else's
   * @param listens whether it hears the topic, or tells
   */
  MqttClient(Trial trial, int port, String name, String topic, boolean listens, Ear ear) {
    super(trial, ear);
    this.port = port;
    this.name = name;
    this.topic = topic;
    this.listens = listens;
  }

  @Override
  protected int patience() {
    return EACH + ANSWER;
  }

  @Override
  protected Line opens() {
    return trial.swarm().open(port, this);
  }

  @Override
  protected void lost() {
    open = false;
  }

  /** As the broker's one user, which all are. */
  @Override
  public void opened(Line line) {
    ByteBuffer body = ByteBuffer.allocate(ROOM);
    text(body, "MQTT");
    body.put((byte) VERSION).put((byte) CLEAN_WITH_USER_AND_PASSWORD).putShort((short) KEEP_ALIVE);
    text(body, name);
    text(body, "foodfast");
    text(body, "");
    says(CONNECT, body);
    pings(line);
  }

  private void pings(Line on) {
    trial
        .swarm()
        .at(
            System.nanoTime() + EACH * 1_000_000_000L,
            () -> {
              if (on == line() && !trial.isOver()) {
                says(PINGREQ, ByteBuffer.allocate(0));
                pings(on);
              }
            });
  }

  /** Says it now, or the newest as soon as there is a line. */
  void tells(String fix) {
    if (open) {
      byte[] data = fix.getBytes(StandardCharsets.UTF_8);
      ByteBuffer body = ByteBuffer.allocate(ROOM + data.length);
      text(body, topic);
      says(PUBLISH_TO_BE_KEPT, body.put(data));
    } else {
      unsaid = fix;
    }
  }

  @Override
  public void received(Line line, ByteBuffer bytes) {
    while (readPacket(bytes)) {
      // until one is not all there
    }
  }

  private boolean readPacket(ByteBuffer bytes) {
    bytes.mark();
    if (bytes.remaining() >= 2) {
      int kind = (bytes.get() & 0xf0) >> 4;
      int size = 0;
      int part = MORE;
      for (int shift = 0; (part & MORE) != 0 && bytes.hasRemaining(); shift += 7) {
        part = bytes.get();
        size |= (part & 0x7f) << shift;
      }
      if ((part & MORE) == 0 && bytes.remaining() >= size) {
        byte[] body = new byte[size];
        bytes.get(body);
        took(kind, ByteBuffer.wrap(body));
        return true;
      }
    }
    bytes.reset();
    return false;
  }

  private void took(int kind, ByteBuffer body) {
    switch (kind) {
      case CONNACK -> {
        if (body.getShort() != 0) {
          throw new IllegalStateException("the broker refuses " + name);
        }
        open = true;
        begins();
      }
      case SUBACK -> {
        if (body.get(2) != AT_MOST_ONCE) {
          throw new IllegalStateException("the broker does not let hear " + name);
        }
        isThere();
      }
      case PUBLISH -> {
        body.position(body.getShort() + 2);
        hears(StandardCharsets.UTF_8.decode(body).toString(), 0);
      }
      case PINGRESP -> {
        // no turn: the node, whose turns are counted, has no part in it
      }
      default -> throw new IllegalStateException("a packet of kind " + kind);
    }
  }

  private void begins() {
    if (listens) {
      ByteBuffer wish = ByteBuffer.allocate(ROOM).putShort((short) 1);
      text(wish, topic);
      says(SUBSCRIBE, wish.put((byte) AT_MOST_ONCE));
      return;
    }
    isThere();
    if (unsaid != null) {
      tells(unsaid);
      unsaid = null;
    }
  }

  private static void text(ByteBuffer to, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.putShort((short) bytes.length).put(bytes);
  }

  private void says(int head, ByteBuffer body) {
    body.flip();
    ByteBuffer packet = ByteBuffer.allocate(body.remaining() + 5).put((byte) head);
    int left = body.remaining();
    do {
      int part = left & 0x7f;
      left >>= 7;
      packet.put((byte) (left > 0 ? part | MORE : part));
    } while (left > 0);
    line().send(packet.put(body).flip());
  }
}
