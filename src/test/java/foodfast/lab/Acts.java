package foodfast.lab;

import foodfast.kit.Node;
import foodfast.lab.HttpReader.Answer;
import foodfast.load.Line;
import foodfast.load.Swarm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What those do who make news: each request goes out when it is due, on a line that is free. */
final class Acts {
  private static final Consumer<Answer> MUST_WORK =
      answer -> {
        if (answer.status() >= 300) {
          throw new IllegalStateException(answer.head() + answer.body());
        }
      };

  private final Swarm swarm;
  private final int node;
  private final Deque<Act> free = new ArrayDeque<>();

  /**
   * @param node whose doors they use, wherever the swarm's own lines lead
   */
  Acts(Swarm swarm, Node node) {
    this.swarm = swarm;
    this.node = node.port();
  }

  void send(String method, String path, String token, String json) {
    send(method, path, "Authorization: Bearer " + token, json, MUST_WORK);
  }

  /**
   * @param then takes the answer
   */
  void send(String method, String path, String headers, String json, Consumer<Answer> then) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(method, path, headers)
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
    ByteBuffer request = ByteBuffer.allocate(head.length() + body.length);
    request.put(head.getBytes(StandardCharsets.ISO_8859_1)).put(body).flip();
    Act act = free.poll();
    if (act == null) {
      swarm.open(node, new Act(request, then));
    } else {
      act.next(request, then);
    }
  }

  private final class Act implements Line.Talk {
    private ByteBuffer request;
    private Consumer<Answer> then;
    private Line line;

    Act(ByteBuffer request, Consumer<Answer> then) {
      this.request = request;
      this.then = then;
    }

    void next(ByteBuffer another, Consumer<Answer> later) {
      request = another;
      then = later;
      line.send(request);
    }

    @Override
    public void opened(Line opened) {
      line = opened;
      line.send(request);
    }

    @Override
    public void received(Line from, ByteBuffer bytes) {
      Answer answer = HttpReader.whole(bytes);
      if (answer != null) {
        free.add(this);
        then.accept(answer);
      }
    }

    @Override
    public void closed(Line gone) {
      free.remove(this);
    }
  }
}
