package foodfast.lab;

import foodfast.load.Asking;
import foodfast.load.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Holds a WebSocket, and answers its pings. */
class FrameReader extends Client {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int LAST = 0x80;
  private static final int MASKED = 0x80;
  private static final int TWO_MORE = 126;
  private static final int EIGHT_MORE = 127;

  private final Supplier<String> path;
  private final String header;
  private boolean shaken;

  /**
   * @param path where its socket is, with the position it goes on from, if that stands there
   */
  FrameReader(Trial trial, Supplier<String> path, String header, Ear ear) {
    super(trial, ear);
    this.path = path;
    this.header = header;
  }

  @Override
  protected int patience() {
    return trial.patience();
  }

  @Override
  public void opened(Line line) {
    trial.count(Traffic.request());
    line.send(
        Asking.get(
            path.get() + trial.beat(),
            header,
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
  }

  @Override
  public void received(Line line, ByteBuffer bytes) {
    if (!shaken) {
      HttpReader.Answer head = HttpReader.head(bytes);
      if (head == null || isTrouble(head)) {
        return;
      }
      if (head.status() != 101) {
        throw new IllegalStateException(head.head());
      }
      shaken = true;
      isThere();
      begins();
    }
    while (readFrame(bytes)) {
      // until one is not all there
    }
  }

  @Override
  protected final void lost() {
    shaken = false;
  }

  /** The socket is open. */
  protected void begins() {}

  private boolean readFrame(ByteBuffer bytes) {
    bytes.mark();
    if (bytes.remaining() >= 2) {
      int kind = bytes.get() & 0x0f;
      int length = bytes.get() & 0x7f;
      int more = length == TWO_MORE ? 2 : length == EIGHT_MORE ? 8 : 0;
      if (bytes.remaining() >= more) {
        long size = more == 0 ? length : more == 2 ? bytes.getShort() & 0xffff : bytes.getLong();
        if (bytes.remaining() >= size) {
          byte[] data = new byte[(int) size];
          bytes.get(data);
          took(kind, data);
          return true;
        }
      }
    }
    bytes.reset();
    return false;
  }

  private void took(int kind, byte[] data) {
    if (kind == PING) {
      send(PONG, data);
      turns();
    } else if (kind == TEXT) {
      hears(new String(data, StandardCharsets.UTF_8), 0);
    } else if (kind == CLOSE) {
      leaves();
    }
  }

  /** Says it now; without an open socket it is not said. */
  final void says(String text) {
    if (shaken) {
      send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Masked with zeros, which leave the data as it is. */
  private void send(int kind, byte[] data) {
    if (line() == null) {
      return;
    }
    ByteBuffer frame = ByteBuffer.allocate(data.length + 14);
    frame.put((byte) (LAST | kind));
    if (data.length < TWO_MORE) {
      frame.put((byte) (MASKED | data.length));
    } else {
      frame.put((byte) (MASKED | TWO_MORE)).putShort((short) data.length);
    }
    line().send(frame.putInt(0).put(data).flip());
  }
}
