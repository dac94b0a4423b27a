package foodfast.kit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A WebSocket client that keeps every frame it got; it can be cut, and it can stop reading. */
public final class LiveSocket implements AutoCloseable, WebSocket.Listener {
  private final List<JsonObject> frames = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;
  private boolean stalled;
  private int closeCode;

  private final URI node;
  private final String path;
  private String complaint;

  private LiveSocket(URI node, String path) {
    this.node = node;
    this.path = path;
  }

  public static LiveSocket open(Node node, String path, String token) {
    return open(node, path, Map.of("Authorization", "Bearer " + token));
  }

  /** Fails with {@link WebSocketHandshakeException} when the handshake is refused. */
  public static LiveSocket open(Node node, String path, Map<String, String> headers) {
    LiveSocket live = new LiveSocket(node.url(), path);
    WebSocket.Builder builder =
        Door.CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
    headers.forEach(builder::header);
    live.socket =
        builder.buildAsync(URI.create("ws://localhost:" + node.port() + path), live).join();
    return live;
  }

  /** The status that a refused handshake is answered with; 101 when it is accepted. */
  public static int handshake(Node node, String path, Map<String, String> headers) {
    try {
      open(node, path, headers).close();
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  public void send(Map<String, ?> frame) {
    sendText(Json.createObjectBuilder(frame).build().toString());
  }

  /** Any text as it stands, for what no well-behaved client would send. */
  public void sendText(String text) {
    socket.sendText(text, true).join();
    Contract.sent(node, path, text);
  }

  /** The first frame, old or new, that satisfies. */
  public synchronized JsonObject await(
      String what, Predicate<JsonObject> satisfied, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    while (true) {
      for (JsonObject frame : frames) {
        if (satisfied.test(frame)) {
          return frame;
        }
      }
      pause(end, what + " within " + within + " (closed: " + closeCode + ") got " + frames);
    }
  }

  public JsonObject await(String type, Duration within) {
    return await(type, frame -> type.equals(frame.getString("type", "")), within);
  }

  /** Waits for the close and returns its code; 1006 when the line was lost. */
  public synchronized int awaitClose(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    while (closeCode == 0) {
      pause(end, "the close within " + within + " got " + frames);
    }
    return closeCode;
  }

  /** The code it was closed with, 0 while it is open. */
  public synchronized int closeCode() {
    return closeCode;
  }

  public synchronized List<JsonObject> frames(String type) {
    return frames.stream().filter(frame -> type.equals(frame.getString("type", ""))).toList();
  }

  /** Stops reading but stays connected. */
  public synchronized void stall() {
    stalled = true;
  }

  public synchronized void resume() {
    stalled = false;
    socket.request(1);
  }

  /** Cuts the line without a closing handshake. */
  public void cut() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> null).join();
    refuseBroken();
  }

  @Override
  public synchronized CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      complain(Contract.ofFrame(node, path, part.toString()));
      try (JsonReader reader = Json.createReader(new StringReader(part.toString()))) {
        frames.add(reader.readObject());
      }
      part.setLength(0);
      notifyAll();
    }
    if (!stalled) {
      from.request(1);
    }
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode = code;
    complain(Contract.ofClose(node, path, code));
    notifyAll();
    return null;
  }

  @Override
  public synchronized void onError(WebSocket from, Throwable error) {
    closeCode = 1006;
    notifyAll();
  }

  private void complain(String more) {
    complaint = complaint == null ? more : complaint;
  }

  private synchronized void refuseBroken() {
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
}
