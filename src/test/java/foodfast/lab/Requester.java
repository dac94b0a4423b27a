package foodfast.lab;

import foodfast.load.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Sends what it is told to on a line that it keeps, one request in flight. */
final class Requester extends Client {
  private record Wish(ByteBuffer request, Ear ear) {}

  private static final Ear DEAF = (client, text, asked) -> false;

  private final String header;
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private Wish flying;
  private boolean open;
  private boolean rests;
  private long asked;

  Requester(Trial trial, String header) {
    super(trial, DEAF);
    this.header = header;
  }

  /** One that opens no line before it is told to ask. */
  static Requester resting(Trial trial, String header) {
    Requester one = new Requester(trial, header);
    one.rests = true;
    return one;
  }

  @Override
  void arrives() {
    if (rests) {
      isThere();
    } else {
      super.arrives();
    }
  }

  @Override
  protected int patience() {
    return ANSWER;
  }

  @Override
  protected boolean isIdle() {
    return flying == null;
  }

  void posts(String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String more =
        "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n" + json;
    wish("POST", path, more, DEAF);
  }

  void asks(String path, Ear ear) {
    wish("GET", path, "\r\n", ear);
  }

  private void wish(String method, String path, String more, Ear ear) {
    String text = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n" + more;
    wishes.add(new Wish(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), ear));
    next();
  }

  private void next() {
    if (rests && !wishes.isEmpty()) {
      rests = false;
      comes();
    } else if (flying == null && open && !wishes.isEmpty()) {
      flying = wishes.poll();
      asked = System.nanoTime();
      listens();
      trial.count(Traffic.request());
      line().send(flying.request);
    }
  }

  @Override
  protected void lost() {
    open = false;
  }

  /** Until there is something to say. */
  @Override
  protected void rests() {
    rests = true;
    next();
  }

  @Override
  public void opened(Line line) {
    open = true;
    isThere();
    if (flying != null) {
      wishes.addFirst(new Wish(flying.request.rewind(), flying.ear));
      flying = null;
    }
    next();
  }

  @Override
  public void received(Line line, ByteBuffer bytes) {
    HttpReader.Answer answer = HttpReader.whole(bytes);
    if (answer == null || isIdle() || isTrouble(answer)) {
      return;
    }
    if (answer.status() >= 400) {
      throw new IllegalStateException(answer.head() + answer.body());
    }
    Wish done = flying;
    flying = null;
    if (answer.status() == 200 && done.ear.heard(this, answer.head() + answer.body(), asked)) {
      trial.count(Traffic.piece());
    }
    next();
  }
}
