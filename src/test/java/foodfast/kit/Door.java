package foodfast.kit;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Asks a node's HTTP doors, with the headers it was given; every answer is whole in memory. */
public final class Door {
  public static final String JSON = "application/json";

  static { // shorter than the server's own: a connection it is just closing is not used again
    System.setProperty("jdk.httpclient.keepalive.timeout", "30");
  }

  static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final URI node;
  private final Map<String, String> headers;

  Door(URI node) {
    this(node, Map.of());
  }

  private Door(URI node, Map<String, String> headers) {
    this.node = node;
    this.headers = headers;
  }

  /** The same door with one more header on every request. */
  public Door with(String header, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(header, value);
    return new Door(node, more);
  }

  public Door bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The same request headers, sent to another node. */
  Door at(Node other) {
    return new Door(other.url(), headers);
  }

  public Answer get(String path) {
    return ask("GET", path, BodyPublishers.noBody());
  }

  public CompletableFuture<Answer> getLater(String path) {
    HttpRequest request = request("GET", path, BodyPublishers.noBody());
    return CLIENT
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> answer("GET " + path, response));
  }

  public Answer head(String path) {
    return ask("HEAD", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return ask("DELETE", path, BodyPublishers.noBody());
  }

  public Answer post(String path) {
    return ask("POST", path, BodyPublishers.noBody());
  }

  public Answer post(String path, Map<String, ?> body) {
    return send("POST", path, JSON, text(body));
  }

  public CompletableFuture<Answer> postLater(String path, Map<String, ?> body) {
    HttpRequest request =
        with("Content-Type", JSON).request("POST", path, BodyPublishers.ofString(text(body)));
    return CLIENT
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> answer("POST " + path, response));
  }

  public Answer put(String path, Map<String, ?> body) {
    return send("PUT", path, JSON, text(body));
  }

  public CompletableFuture<Answer> putLater(String path, Map<String, ?> body) {
    HttpRequest request =
        with("Content-Type", JSON).request("PUT", path, BodyPublishers.ofString(text(body)));
    return CLIENT
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> answer("PUT " + path, response));
  }

  /** A merge patch, the only kind of patch JSON doors take. */
  public Answer patch(String path, Map<String, ?> body) {
    return send("PATCH", path, "application/merge-patch+json", text(body));
  }

  /** Any body as it stands, for what no well-behaved client would send. */
  public Answer send(String method, String path, String contentType, String body) {
    return with("Content-Type", contentType).ask(method, path, BodyPublishers.ofString(body));
  }

  public Answer send(String method, String path, String contentType, byte[] body) {
    return with("Content-Type", contentType).ask(method, path, bytes(body));
  }

  /** The same without waiting for the answer. */
  public CompletableFuture<Answer> sendLater(
      String method, String path, String contentType, byte[] body) {
    HttpRequest request = with("Content-Type", contentType).request(method, path, bytes(body));
    return CLIENT
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> answer(method + " " + path, response));
  }

  /** The publisher of arrays copies them whole before it sends: too much for many large ones. */
  private static BodyPublisher bytes(byte[] body) {
    return body.length == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), body.length);
  }

  /** A request without a body, whatever its method. */
  public Answer send(String method, String path) {
    return ask(method, path, BodyPublishers.noBody());
  }

  private Answer ask(String method, String path, BodyPublisher body) {
    try {
      return answer(
          method + " " + path, CLIENT.send(request(method, path, body), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Answer answer(String asked, HttpResponse<String> response) {
    Contract.check(node, response);
    return new Answer(asked, response);
  }

  private HttpRequest request(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.resolve(path)).timeout(PATIENCE).method(method, body);
    headers.forEach(request::header);
    return request.build();
  }

  private static String text(Map<String, ?> body) {
    return Json.createObjectBuilder(body).build().toString();
  }
}
