package foodfast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A backend that is away is not asked in vain, and told of once it had answered before. */
class BackendAvailabilityTest {
  private final AtomicInteger asked = new AtomicInteger();
  private boolean broken;

  @Test
  void whoComesLateIsAskedOnceItIsThere() throws IOException {
    int port;
    try (ServerSocket probe = listener(0)) {
      port = probe.getLocalPort();
    }
    BackendAvailability backend = backend(port);
    backend.ask();
    assertFalse(backend.answers(), "nobody listens");
    try (ServerSocket listening = listener(port)) {
      backend.ask();
      assertEquals(0, asked.get(), "it has only just come");
      backend.ask();
      assertTrue(backend.answers(), "it answers on port " + listening.getLocalPort());
    }
  }

  @Test
  void whoStopsAnsweringIsToldOf() throws IOException {
    try (ServerSocket listening = listener(0)) {
      BackendAvailability backend = backend(listening.getLocalPort());
      backend.ask();
      assertTrue(backend.answers());
      broken = true;
      assertThrows(IllegalStateException.class, backend::ask);
      assertFalse(backend.answers());
      broken = false;
      backend.ask();
      assertTrue(backend.answers());
    }
  }

  private BackendAvailability backend(int port) {
    return new BackendAvailability(
        "localhost",
        port,
        () -> {
          asked.incrementAndGet();
          if (broken) {
            throw new IOException("no answer");
          }
        });
  }

  private static ServerSocket listener(int port) throws IOException {
    return new ServerSocket(port, 5, InetAddress.getByName("localhost"));
  }
}
