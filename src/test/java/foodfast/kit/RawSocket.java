package foodfast.kit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A WebSocket spoken frame by frame, for what no client would send: messages in parts of any size,
 * bytes instead of texts, frames that announce more than comes. It answers no ping: to the server
 * it is a client who vanished.
 */
public final class RawSocket implements AutoCloseable {
  public static final int CONTINUED = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int PING = 9;
  private static final int CLOSE = 8;
  private static final int PONG = 10;
  private static final int LAST = 0x80;

  private final Node node;
  private final String path;
  private final Socket socket = new Socket();
  private final DataInputStream in;
  private int opcode;

  private RawSocket(Node node, String path) throws IOException {
    this.node = node;
    this.path = path;
    socket.connect(new InetSocketAddress("localhost", node.port()), 5_000);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
  }

  /** Shakes hands; fails unless the server agrees. */
  public static RawSocket open(Node node, String path, String token) {
    try {
      RawSocket raw = new RawSocket(node, path);
      raw.write(
          ("GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                  + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                  + "Authorization: Bearer %s\r\n\r\n")
              .formatted(path, node.port(), token)
              .getBytes(StandardCharsets.US_ASCII));
      raw.socket.setSoTimeout(30_000);
      String head = raw.readHead();
      if (!head.startsWith("HTTP/1.1 101")) {
        throw new AssertionError(head);
      }
      return raw;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String readHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.readByte());
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  /** One frame, the last of its message or not. */
  public RawSocket send(int opcode, boolean last, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
    frame.put(head(opcode, last, payload.length)).put(payload).flip();
    write(frame);
    return this;
  }

  public RawSocket send(int opcode, boolean last, String text) {
    return send(opcode, last, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The beginning of a frame that says it is so long; none of its bytes. */
  public void announce(int opcode, long length) {
    write(head(opcode, true, length));
  }

  /** Masked with zeros, which changes nothing. */
  private static ByteBuffer head(int opcode, boolean last, long length) {
    ByteBuffer head = ByteBuffer.allocate(14);
    head.put((byte) (last ? LAST | opcode : opcode));
    if (length < 126) {
      head.put((byte) (0x80 | length));
    } else if (length < 65_536) {
      head.put((byte) (0x80 | 126)).putShort((short) length);
    } else {
      head.put((byte) (0x80 | 127)).putLong(length);
    }
    return head.putInt(0).flip();
  }

  /** The next text from the server. */
  public JsonObject hears(Duration within) {
    byte[] payload = next(within);
    if (opcode != TEXT) {
      throw new AssertionError("closed with " + code(payload) + " instead of a text");
    }
    return Json.createReader(new StringReader(new String(payload, StandardCharsets.UTF_8)))
        .readObject();
  }

  /** Waits for the close and returns its code, whatever is told before. */
  public int awaitClose(Duration within) {
    byte[] payload = next(within);
    while (opcode != CLOSE) {
      payload = next(within);
    }
    return code(payload);
  }

  private static int code(byte[] payload) {
    return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
  }

  /** The next frame that is no ping or pong. */
  private byte[] next(Duration within) {
    try {
      socket.setSoTimeout((int) within.toMillis());
      byte[] payload;
      do {
        opcode = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte();
        payload =
            new byte
                [length == 126
                    ? in.readUnsignedShort()
                    : length == 127 ? (int) in.readLong() : length];
        in.readFully(payload);
      } while (opcode == PING || opcode == PONG);
      check(payload);
      return payload;
    } catch (EOFException lost) {
      opcode = CLOSE;
      return new byte[] {3, (byte) 0xee};
    } catch (IOException e) {
      throw new AssertionError("nothing came within " + within, e);
    }
  }

  private void check(byte[] payload) {
    String complaint =
        opcode == CLOSE
            ? Contract.ofClose(node.url(), path, code(payload))
            : Contract.ofFrame(node.url(), path, new String(payload, StandardCharsets.UTF_8));
    if (complaint != null) {
      throw new AssertionError("against the contract: " + complaint);
    }
  }

  private void write(byte[] bytes) {
    write(ByteBuffer.wrap(bytes));
  }

  private void write(ByteBuffer bytes) {
    try {
      socket.getOutputStream().write(bytes.array(), bytes.position(), bytes.remaining());
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // nothing left to close
    }
  }
}
