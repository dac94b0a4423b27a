package foodfast.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports nobody listens on, below the range that outgoing connections use; test JVMs that run
 * side by side look in ranges of their own.
 */
public final class Ports {
  private static final int EACH = 3000;
  private static final int FROM = 20000 + EACH * (Integer.getInteger("it.fork", 1) % 4);
  private static final int TO = FROM + EACH;
  private static final Set<Integer> GIVEN = new HashSet<>();

  private Ports() {}

  public static synchronized int free() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FROM, TO);
      if (!GIVEN.contains(port) && isFree(port)) {
        GIVEN.add(port);
        return port;
      }
    }
    throw new IllegalStateException("no free port between " + FROM + " and " + TO);
  }

  static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
