package foodfast.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** Many connections to one node, all on the thread that calls {@link #run}. */
public final class Swarm implements AutoCloseable {
  private record Timer(long at, Runnable task) {}

  private int port;
  private final Selector selector;
  private final List<Line> lines = new ArrayList<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>((a, b) -> Long.compare(a.at - b.at, 0));
  private final Queue<Runnable> fromOthers = new ConcurrentLinkedQueue<>();

  public Swarm(URI node) {
    leadTo(node);
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines that are opened from now on lead there, as behind a proxy that knows who is dead. */
  public void leadTo(URI node) {
    port = node.getPort();
  }

  /** Opens a line; what it says begins when it is connected. */
  public Line open(Line.Talk talk) {
    return open(port, talk);
  }

  /** The same at another port than the others'. */
  public Line open(int other, Line.Talk talk) {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
      Line line = new Line(channel, key, talk);
      key.attach(line);
      channel.connect(new InetSocketAddress("127.0.0.1", other));
      lines.add(line);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does it on the swarm's thread at that time of {@link System#nanoTime}. */
  public void at(long nanoTime, Runnable task) {
    timers.add(new Timer(nanoTime, task));
  }

  /** Does it on the swarm's thread as soon as can be; any thread may ask for that. */
  public void wake(Runnable task) {
    fromOthers.add(task);
    selector.wakeup();
  }

  /** Lets the lines talk until it is done, or the time is over; returns whether it was done. */
  public boolean run(Duration atMost, BooleanSupplier done) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!done.getAsBoolean() && System.nanoTime() < end) {
        runDue();
        long next = timers.isEmpty() ? end : Math.min(end, timers.peek().at);
        long pause = (next - System.nanoTime()) / 1_000_000;
        if (pause <= 0) {
          selector.selectNow(this::ready);
        } else {
          selector.select(this::ready, Math.min(pause, 20));
        }
      }
      return done.getAsBoolean();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void runDue() {
    for (Runnable task = fromOthers.poll(); task != null; task = fromOthers.poll()) {
      task.run();
    }
    long now = System.nanoTime();
    while (!timers.isEmpty() && timers.peek().at <= now) {
      timers.poll().task.run();
    }
  }

  private void ready(SelectionKey key) {
    Line line = (Line) key.attachment();
    try {
      if (key.isConnectable()) {
        line.connected();
      }
      if (key.isValid() && key.isReadable()) {
        line.readable();
      }
      if (key.isValid() && key.isWritable()) {
        line.writable();
      }
    } catch (IOException e) {
      line.close();
    }
  }

  @Override
  public void close() {
    lines.forEach(Line::close);
    try {
      selector.close();
    } catch (IOException alreadyGone) {
      // nothing left to close
    }
  }
}
