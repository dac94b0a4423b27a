package foodfast.lab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads answers of HTTP/1.1 out of a buffer, whole ones with their bodies, or the head alone. */
final class HttpReader {
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHUNKED =
      Pattern.compile("\r\ntransfer-encoding: *chunked", Pattern.CASE_INSENSITIVE);
  private static final String LAST_CHUNK = "0\r\n\r\n";

  /** An answer; a chunked body is left in its chunks. */
  record Answer(int status, String head, String body) {
    String header(String name) {
      Matcher found =
          Pattern.compile("\r\n" + name + ": *([^\r]*)", Pattern.CASE_INSENSITIVE).matcher(head);
      return found.find() ? found.group(1) : null;
    }
  }

  private HttpReader() {}

  /** The next whole answer, or null as long as it is not all there. */
  static Answer whole(ByteBuffer bytes) {
    String text = text(bytes);
    int body = text.indexOf("\r\n\r\n") + 4;
    if (body < 4) {
      return null;
    }
    String head = text.substring(0, body);
    int end = end(head, text);
    if (end < 0 || end > text.length()) {
      return null;
    }
    bytes.position(bytes.position() + end);
    return new Answer(status(head), head, text.substring(body, end));
  }

  private static int end(String head, String text) {
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      return head.length() + Integer.parseInt(length.group(1));
    }
    if (CHUNKED.matcher(head).find()) {
      int last = text.indexOf(LAST_CHUNK, head.length());
      return last < 0 ? -1 : last + LAST_CHUNK.length();
    }
    return head.length();
  }

  /** The head of the next answer, or null as long as it is not all there. */
  static Answer head(ByteBuffer bytes) {
    String text = text(bytes);
    int end = text.indexOf("\r\n\r\n") + 4;
    if (end < 4) {
      return null;
    }
    bytes.position(bytes.position() + end);
    String head = text.substring(0, end);
    return new Answer(status(head), head, "");
  }

  private static int status(String head) {
    return Integer.parseInt(head.substring(9, 12));
  }

  /** One character for each byte. */
  private static String text(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return new String(copy, StandardCharsets.ISO_8859_1);
  }
}
