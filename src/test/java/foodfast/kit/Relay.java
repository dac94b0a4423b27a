package foodfast.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A network between clients and a node that can go away and come back, at an address of its own:
 * while it is cut nobody answers there. It may be a bad one, too: then each connection is a {@link
 * BadLine}.
 */
public final class Relay implements AutoCloseable {
  /** What TCP puts into a packet of Ethernet. */
  private static final int SEGMENT = 1460;

  /** So many segments are under way in one direction at most: 64 kB. */
  private static final int UNDER_WAY = 44;

  private static final int BUFFER = 16_384;

  private final int port = Ports.free();
  private final Node node;
  private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
  private final long begun = System.nanoTime();
  private final Random chance = new Random(1);
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();

  /** What is under way on bad lines, on one thread, so that its order holds; null on good ones. */
  private final ScheduledThreadPoolExecutor late;

  private ServerSocket listening;

  private Relay(Node node, ScheduledThreadPoolExecutor late) {
    this.node = node;
    this.late = late;
    open();
  }

  public static Relay before(Node node) {
    return new Relay(node, null);
  }

  /** A bad network, whose holes are counted from now on. */
  public static Relay badly(Node node) {
    return new Relay(
        node,
        new ScheduledThreadPoolExecutor(1, Relay::thread, new ThreadPoolExecutor.DiscardPolicy()));
  }

  /** The same before whatever listens at that port. */
  public static Relay badly(int port) {
    return badly(Node.doorsAt("port " + port, port));
  }

  /** The node's doors, as clients of this network reach them. */
  public Node doors() {
    return Node.doorsAt(node.name() + " behind a relay", port);
  }

  /** How many bytes have gone through a good network, both ways together. */
  public long passed() {
    return sent() + received();
  }

  /** Of those what clients have sent. */
  public long sent() {
    return sent.get();
  }

  /** Of those what came back. */
  public long received() {
    return received.get();
  }

  /** From now on lines are taken. */
  public synchronized void open() {
    try {
      ServerSocket fresh = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
      listening = fresh;
      inBackground(() -> accept(fresh));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all lines and takes no more. */
  public synchronized void cut() {
    end(listening);
    hangUp();
  }

  /** Ends all lines; who comes again is let through. */
  public void hangUp() {
    lines.forEach(Relay::end);
  }

  @Override
  public void close() {
    cut();
    if (late != null) {
      late.shutdown();
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket client = from.accept();
        connect(client);
        if (from.isClosed()) {
          end(client); // it was being laid when all others were ended
        }
      } catch (IOException cut) {
        // the loop ends, for nothing listens any more
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket("localhost", node.port());
      client.setTcpNoDelay(true); // what is short must not wait for what was shorter
      server.setTcpNoDelay(true);
      lines.add(client);
      lines.add(server);
      if (late == null) {
        inBackground(() -> pass(client, server, sent));
        inBackground(() -> pass(server, client, received));
      } else {
        BadLine line = new BadLine(new Random(chance.nextLong()), now());
        inBackground(() -> pass(client, server, line.forth()));
        inBackground(() -> pass(server, client, line.back()));
      }
    } catch (IOException nobodyThere) {
      end(client);
    }
  }

  private void pass(Socket from, Socket to, AtomicLong passed) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        passed.addAndGet(n);
        out.write(buffer, 0, n);
      }
    } catch (IOException cut) {
      // both ends learn of it
    } finally {
      lines.remove(from);
      lines.remove(to);
    }
  }

  private long now() {
    return System.nanoTime() - begun;
  }

  /** In segments, each at its time and in order; who sends more than can be under way waits. */
  private void pass(Socket from, Socket to, BadLine.Way way) {
    BlockingQueue<Runnable> underWay = new ArrayBlockingQueue<>(UNDER_WAY);
    byte[] buffer = new byte[SEGMENT];
    try {
      InputStream in = from.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        byte[] segment = Arrays.copyOf(buffer, n);
        send(way, underWay, () -> write(segment, to));
      }
    } catch (IOException cut) {
      // the other end learns of it as of an end
    }
    send(way, underWay, () -> finish(from, to));
  }

  private void send(BadLine.Way way, BlockingQueue<Runnable> underWay, Runnable arrives) {
    try {
      underWay.put(arrives);
      long wait = way.arrival(now()) - now();
      late.schedule(() -> underWay.remove().run(), wait, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // nobody does
    }
  }

  private void finish(Socket one, Socket other) {
    end(one);
    end(other);
    lines.remove(one);
    lines.remove(other);
  }

  private static void write(byte[] segment, Socket to) {
    try {
      to.getOutputStream().write(segment);
    } catch (IOException gone) {
      end(to);
    }
  }

  private static void inBackground(Runnable work) {
    thread(work).start();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    return thread;
  }

  private static void end(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception alreadyGone) {
      // nothing left to end
    }
  }
}
