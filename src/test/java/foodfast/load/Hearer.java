package foodfast.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One client of the announcements' stream in a swarm: what it heard over all its connections. */
public final class Hearer implements Line.Talk {
  private static final int SHORTEST = "id:0".length();

  private final String token;
  private final List<Long> positions = new ArrayList<>();
  private Line line;
  private String event = "";
  private String lastId = "";
  private boolean synced;
  private boolean ended;
  private long heardAt;

  public Hearer(String token) {
    this.token = token;
  }

  /** Opens a line, with the last id it knows. */
  public void comesTo(Swarm swarm) {
    synced = false;
    ended = false;
    line = swarm.open(this);
  }

  public void isCut() {
    line.close();
  }

  @Override
  public void opened(Line opened) {
    String resume = lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n";
    opened.send(
        "GET /api/announcements/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
            + resume
            + "Authorization: Bearer "
            + token
            + "\r\n\r\n");
  }

  @Override
  public void received(Line from, ByteBuffer bytes) {
    if (from != line) {
      bytes.position(bytes.limit());
      return;
    }
    int start = bytes.position();
    for (int i = start; i < bytes.limit(); i++) {
      if (bytes.get(i) == '\n') {
        said(bytes, start, i);
        start = i + 1;
      }
    }
    bytes.position(start);
  }

  private void said(ByteBuffer bytes, int from, int to) {
    byte first = to - from >= SHORTEST ? bytes.get(from) : 0;
    if (first != 'e' && first != 'i' || to - from > 60) {
      return;
    }
    byte[] text = new byte[to - from];
    bytes.get(from, text);
    String said = new String(text, StandardCharsets.ISO_8859_1).strip();
    if (said.startsWith("event:")) {
      event = said.substring(6).strip();
    } else if (said.startsWith("id:")) {
      lastId = said.substring(3).strip();
      took();
    }
  }

  private void took() {
    if (event.equals("sync")) {
      synced = true;
    } else {
      positions.add(Long.parseLong(lastId));
      heardAt = System.nanoTime();
    }
  }

  @Override
  public void closed(Line gone) {
    ended |= gone == line;
  }

  public boolean isSynced() {
    return synced;
  }

  public boolean hasEnded() {
    return ended;
  }

  public List<Long> positions() {
    return positions;
  }

  public boolean has(long position) {
    return !positions.isEmpty() && positions.get(positions.size() - 1) >= position;
  }

  /** When it heard the latest. */
  public long heardAt() {
    return heardAt;
  }
}
