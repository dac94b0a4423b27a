package foodfast.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between clients and a node that can go away and come back, at an address of its own:
 * while it is cut nobody answers there.
 */
public final class Relay implements AutoCloseable {
  private final int port = Ports.free();
  private final Node node;
  private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
  private ServerSocket listening;

  private Relay(Node node) {
    this.node = node;
    open();
  }

  public static Relay before(Node node) {
    return new Relay(node);
  }

  /** The node's doors, as clients of this network reach them. */
  public Node doors() {
    return Node.doorsAt(node.name() + " behind a relay", port);
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
    lines.forEach(Relay::end);
  }

  @Override
  public void close() {
    cut();
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        connect(from.accept());
      } catch (IOException cut) {
        // the loop ends, for nothing listens any more
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket("localhost", node.port());
      lines.add(client);
      lines.add(server);
      inBackground(() -> pass(client, server));
      inBackground(() -> pass(server, client));
    } catch (IOException nobodyThere) {
      end(client);
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // both ends learn of it
    } finally {
      lines.remove(from);
      lines.remove(to);
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void end(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception alreadyGone) {
      // nothing left to end
    }
  }
}
