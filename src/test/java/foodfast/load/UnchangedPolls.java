package foodfast.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Unchanged status polls over some lines: as fast as they are answered, or at an even rate. */
final class UnchangedPolls implements AutoCloseable {
  static final int LINES = 64;

  /** How often it is looked whether requests are due. */
  private static final long TICK_NANOS = 200_000;

  private final Swarm swarm;
  private final Queue<Poller> idle = new ArrayDeque<>();
  private final Queue<Long> due = new ArrayDeque<>();
  private boolean fast;
  private Latencies latencies;
  private long next;
  private long pause;
  private long answers;
  private long others;

  UnchangedPolls(URI node, List<Crowd.Member> orders) {
    swarm = new Swarm(node);
    int each = orders.size() / LINES;
    for (int i = 0; i < LINES; i++) {
      swarm.open(new Poller(orders.subList(i * each, i * each + each)));
    }
  }

  /** Each line asks as soon as it was answered; returns how many answers came. */
  long asFastAsAnswered(Duration time) {
    fast = true;
    long before = answers;
    for (Poller one = idle.poll(); one != null; one = idle.poll()) {
      one.ask(System.nanoTime());
    }
    swarm.run(time, () -> false);
    return answers - before;
  }

  /** So many a second whatever comes back: each one's clock runs from when it was due. */
  Latencies at(double perSecond, Duration time) {
    fast = false;
    swarm.run(time, () -> idle.size() == LINES);
    latencies = new Latencies();
    pause = (long) (1e9 / perSecond);
    next = System.nanoTime();
    tick(next + time.toNanos());
    swarm.run(time.multipliedBy(2), () -> System.nanoTime() > next && idle.size() == LINES);
    return latencies;
  }

  private void tick(long end) {
    long now = System.nanoTime();
    for (; next <= now && next < end; next += pause) {
      due.add(next);
    }
    while (!due.isEmpty() && !idle.isEmpty()) {
      idle.poll().ask(due.poll());
    }
    if (next < end) {
      swarm.at(now + TICK_NANOS, () -> tick(end));
    }
  }

  /** Answers that were no 304, and lines that were cut. */
  long others() {
    return others;
  }

  /** Asks no more, and waits for what is still to be answered. */
  @Override
  public void close() {
    fast = false;
    swarm.run(Duration.ofSeconds(5), () -> idle.size() == LINES);
    swarm.close();
  }

  /** Asks for its orders in turn. */
  private final class Poller extends Asking {
    private final List<ByteBuffer> requests;
    private Line line;
    private int asked;
    private long dueAt;

    Poller(List<Crowd.Member> orders) {
      requests =
          orders.stream()
              .map(
                  m -> get(m.path(), "Authorization: Bearer " + m.token(), "If-None-Match: \"v1\""))
              .toList();
    }

    void ask(long at) {
      dueAt = at;
      line.send(requests.get(asked++ % requests.size()).duplicate());
    }

    @Override
    public void opened(Line opened) {
      line = opened;
      goOn();
    }

    @Override
    protected void answered(Line answering, int status, String head) {
      answers++;
      others += status == 304 ? 0 : 1;
      if (!fast && latencies != null) {
        latencies.add(System.nanoTime() - dueAt);
      }
      goOn();
    }

    private void goOn() {
      if (fast) {
        ask(System.nanoTime());
      } else if (due.isEmpty()) {
        idle.add(this);
      } else {
        ask(due.poll());
      }
    }

    @Override
    public void closed(Line gone) {
      others++;
    }
  }
}
