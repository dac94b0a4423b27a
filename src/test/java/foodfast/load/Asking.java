package foodfast.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** HTTP/1.1 on a line: whole answers, told by status and header text; bodies are passed over. */
public abstract class Asking implements Line.Talk {
  private static final int START = 'H' << 24 | 'T' << 16 | 'T' << 8 | 'P';

  private int left = -1;
  private int status;
  private String head;

  /** One whole answer has come. */
  protected abstract void answered(Line line, int status, String head);

  @Override
  public void received(Line line, ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (left < 0 && !readHead(bytes)) {
        return;
      }
      int part = Math.min(left, bytes.remaining());
      bytes.position(bytes.position() + part);
      left -= part;
      if (left > 0) {
        return;
      }
      left = -1;
      answered(line, status, head);
    }
  }

  private boolean readHead(ByteBuffer bytes) {
    while (bytes.remaining() > 4 && bytes.getInt(bytes.position()) != START) {
      bytes.get(); // what is left of a chunked body
    }
    int start = bytes.position();
    for (int i = start; i + 3 < bytes.limit(); i++) {
      if (bytes.get(i) == '\r' && bytes.get(i + 2) == '\r') {
        byte[] text = new byte[i + 4 - start];
        bytes.get(text);
        head = new String(text, StandardCharsets.ISO_8859_1);
        status = Integer.parseInt(head.substring(9, 12));
        String length = header("Content-Length");
        left = length == null ? 0 : Integer.parseInt(length);
        return true;
      }
    }
    return false;
  }

  /** A header of the last answer, or null. */
  protected String header(String name) {
    int at = head.indexOf("\r\n" + name + ": ");
    int from = at + name.length() + 4;
    return at < 0 ? null : head.substring(from, head.indexOf("\r\n", from));
  }

  /** A GET with these header lines. */
  public static ByteBuffer get(String path, String... headers) {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return ByteBuffer.wrap(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }
}
