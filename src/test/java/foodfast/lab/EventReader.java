package foodfast.lab;

import foodfast.load.Asking;
import foodfast.load.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Holds a stream of server-sent events, and comes back with the last id it knows. */
final class EventReader extends Client {
  private final String path;
  private final String header;
  private String last = "";
  private boolean streaming;

  EventReader(Trial trial, String path, String header, Ear ear) {
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
    streaming = false;
    trial.count(Traffic.request());
    String resume = last.isEmpty() ? "" : "\r\nLast-Event-ID: " + last;
    line.send(Asking.get(path + trial.beat(), header + "\r\nAccept: text/event-stream" + resume));
  }

  @Override
  public void received(Line line, ByteBuffer bytes) {
    if (!streaming) {
      HttpReader.Answer head = HttpReader.head(bytes);
      if (head == null || isTrouble(head)) {
        return;
      }
      if (head.status() != 200) {
        throw new IllegalStateException(head.head());
      }
      streaming = true;
    }
    int start = bytes.position();
    for (int i = start; i < bytes.limit(); i++) {
      if (bytes.get(i) == '\n') {
        byte[] text = new byte[i - start];
        bytes.get(start, text);
        said(new String(text, StandardCharsets.UTF_8).strip());
        start = i + 1;
      }
    }
    bytes.position(start);
  }

  private void said(String text) {
    if (text.startsWith("id:")) {
      last = text.substring(3).strip();
    } else if (text.startsWith(":")) {
      turns();
    } else if (text.startsWith("data:")) {
      isThere();
      hears(text, 0);
    }
  }
}
