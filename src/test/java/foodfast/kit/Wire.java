package foodfast.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 exchange on a bare socket: may send what HTTP clients refuse to, stop reading with a
 * small window, and be cut in the middle.
 */
public final class Wire implements AutoCloseable {
  private final URI node;
  private final Socket socket = new Socket();
  private final InputStream in;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int status;
  private long left;

  /**
   * @param window how many bytes may wait unread before the server is held up; 0 for the usual
   */
  public Wire(URI node, int window) throws IOException {
    this(node, window, null);
  }

  private Wire(URI node, int window, String from) throws IOException {
    this.node = node;
    if (window > 0) {
      socket.setReceiveBufferSize(window);
    }
    if (from != null) {
      socket.bind(new InetSocketAddress(from, 0));
    }
    socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), 5000);
    socket.setTcpNoDelay(true);
    in = new java.io.BufferedInputStream(socket.getInputStream(), 1024);
  }

  /**
   * Comes from this address of the machine, such as 127.0.0.2: who counts addresses sees somebody
   * else.
   */
  public static Wire from(String address, URI node) throws IOException {
    return new Wire(node, 0, address);
  }

  /** One request with a JSON body, read to the end of the answer's head. */
  public int post(String path, String headers, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + headers
            + "Content-Length: "
            + body.length
            + "\r\n\r\n");
    send(body);
    readHead();
    Contract.checkHead(node, "post", path, status, name -> header(name, ""));
    return status;
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /**
   * Waits for {@code 100 Continue}, which a request with {@code Expect} is owed before its body.
   */
  public void awaitContinue() throws IOException {
    String line = readLine();
    if (!line.startsWith("HTTP/1.1 100 ") || !readLine().isEmpty()) {
      throw new AssertionError("not asked to go on: " + line);
    }
  }

  /** Reads status line and headers; informational answers are passed over. */
  public int readHead() throws IOException {
    do {
      status = Integer.parseInt(readLine().split(" ", 3)[1]);
      headers.clear();
      for (String line = readLine(); !line.isEmpty(); line = readLine()) {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, colon).trim(), line.substring(colon + 1).trim());
      }
    } while (status / 100 == 1);
    left =
        isChunked() ? 0 : Long.parseLong(header("Content-Length", Long.toString(Long.MAX_VALUE)));
    return status;
  }

  public int status() {
    return status;
  }

  public String header(String name, String otherwise) {
    return headers.getOrDefault(name, otherwise);
  }

  /** The next byte of the body, chunks undone; -1 at its end. */
  public int read() throws IOException {
    if (left == 0 && (!isChunked() || !nextChunk())) {
      return -1;
    }
    int next = in.read();
    if (next == -1 && left < Long.MAX_VALUE / 2) {
      throw new EOFException("cut inside the body");
    }
    left--;
    if (left == 0 && isChunked()) {
      readLine();
    }
    return next;
  }

  public String readBody() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int next = read(); next != -1; next = read()) {
      body.write(next);
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  /** Cuts the line without a goodbye: the other side gets a reset. */
  public void cut() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyGone) {
      // nothing left to cut
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

  private boolean isChunked() {
    return "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"));
  }

  private boolean nextChunk() throws IOException {
    left = Long.parseLong(readLine().split(";")[0].trim(), 16);
    return left > 0;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next == -1) {
        throw new EOFException("cut inside a line");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
