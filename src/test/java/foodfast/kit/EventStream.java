package foodfast.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A reader of server-sent events that keeps all it got; it can be cut, and it can stop reading
 * without closing.
 */
public final class EventStream implements AutoCloseable {
  private static final int SMALL_WINDOW = 4096;

  private final String opened;
  private final URI node;
  private final Wire wire;
  private final List<Event> events = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private boolean stalled;
  private boolean ended;
  private String retry = "";
  private String complaint;

  private EventStream(URI node, String opened, Wire wire) {
    this.node = node;
    this.opened = opened;
    this.wire = wire;
  }

  public static EventStream open(Node node, String path, String token) {
    return open(node, path, token, "");
  }

  /**
   * @param lastEventId where to go on from, or an empty string for a first visit
   */
  public static EventStream open(Node node, String path, String token, String lastEventId) {
    String head =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost:"
            + node.port()
            + "\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
            + token
            + (lastEventId.isEmpty() ? "" : "\r\nLast-Event-ID: " + lastEventId)
            + "\r\n\r\n";
    try {
      Wire wire = new Wire(node.url(), SMALL_WINDOW);
      wire.send(head);
      wire.readHead();
      Contract.checkHead(node.url(), "get", path, wire.status(), name -> wire.header(name, ""));
      EventStream stream = new EventStream(node.url(), path, wire);
      Thread reader = new Thread(stream::read, "events of " + path);
      reader.setDaemon(true);
      reader.start();
      return stream;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int status() {
    return wire.status();
  }

  public String header(String name) {
    return wire.header(name, "");
  }

  /** The first event, old or new, that satisfies. */
  public synchronized Event await(String what, Predicate<Event> satisfied, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    int looked = 0;
    while (true) {
      for (; looked < events.size(); looked++) {
        if (satisfied.test(events.get(looked))) {
          return events.get(looked);
        }
      }
      pause(
          end, what + " on " + opened + " within " + within + " (ended: " + ended + ") " + seen());
    }
  }

  /** The last few events, for a failure's message. */
  private String seen() {
    String last = events.subList(Math.max(0, events.size() - 5), events.size()).toString();
    return "got " + events.size() + ", last: " + last.substring(0, Math.min(2_000, last.length()));
  }

  public synchronized void awaitComment(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    int before = comments.size();
    while (comments.size() == before) {
      pause(end, "a comment within " + within);
    }
  }

  /** Waits until the server has closed it or the line was cut. */
  public synchronized void awaitEnd(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    while (!ended) {
      pause(end, "the end of " + opened + " within " + within + " " + seen());
    }
  }

  public synchronized List<Event> events() {
    refuseBroken();
    return List.copyOf(events);
  }

  public synchronized List<Event> events(String name) {
    return events.stream().filter(event -> event.isNamed(name)).toList();
  }

  public synchronized boolean hasEnded() {
    return ended;
  }

  /** The reconnect time the server asked for, empty when it did not. */
  public synchronized String retry() {
    return retry;
  }

  public synchronized String lastId() {
    return events.isEmpty() ? "" : events.get(events.size() - 1).id();
  }

  /** Stops reading but stays connected, as a sleeping phone does. */
  public synchronized void stall() {
    stalled = true;
  }

  public synchronized void resume() {
    stalled = false;
    notifyAll();
  }

  /** Cuts the line without a goodbye. */
  public void cut() {
    wire.cut();
  }

  @Override
  public void close() {
    wire.close();
    refuseBroken();
  }

  private void refuseBroken() {
    if (complaint != null) {
      throw new AssertionError("against the contract: " + complaint);
    }
  }

  private void pause(long end, String missing) {
    refuseBroken();
    long left = (end - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new AssertionError("missed " + missing);
    }
    try {
      wait(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    EventParser parser = new EventParser();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int next = wire.read(); next != -1; next = wire.read()) {
        if (next == '\n') {
          take(parser, line.toString(StandardCharsets.UTF_8).stripTrailing());
          line.reset();
        } else {
          line.write(next);
        }
      }
    } catch (IOException | InterruptedException cut) {
      // said below
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  private synchronized void take(EventParser parser, String line) throws InterruptedException {
    while (stalled) {
      wait();
    }
    if (line.startsWith(":")) {
      comments.add(line.substring(1).trim());
    } else if (line.startsWith("retry:")) {
      retry = line.substring(6).trim();
    } else {
      parser.take(line).ifPresent(this::take);
    }
    notifyAll();
  }

  private void take(Event event) {
    events.add(event);
    if (complaint == null) {
      complaint = Contract.ofEvent(node, opened, event);
    }
  }
}
