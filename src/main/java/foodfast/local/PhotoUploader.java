package foodfast.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A client of this node like any other: logs in as a restaurant's staff and uploads photos. */
@ApplicationScoped
public class PhotoUploader {
  private static final int PATIENCE_MILLIS = 60_000;

  @Inject
  @ConfigProperty(name = "HTTP_PORT", defaultValue = "9080")
  int port;

  private final Map<Integer, String> tokens = new HashMap<>();

  boolean isReady() {
    try {
      return open("GET", "/health/ready").getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Uploads a whole photo in the request that creates it. Another node that does the same for the
   * same dish is told so by its key, and its bytes are not taken.
   *
   * @param restaurant its number in the demo
   * @param time the first, the second, …
   */
  void send(int restaurant, UUID dish, int time, byte[] file) {
    try {
      HttpURLConnection post = open("POST", "/api/uploads");
      post.setRequestProperty("Authorization", "Bearer " + token(restaurant));
      post.setRequestProperty("Tus-Resumable", "1.0.0");
      post.setRequestProperty("Upload-Length", Integer.toString(file.length));
      post.setRequestProperty("Upload-Metadata", metadata(dish));
      post.setRequestProperty("Idempotency-Key", "demo-photo-" + dish + "-" + time);
      post.setRequestProperty("Content-Type", "application/offset+octet-stream");
      if (answer(post, file) == 401) {
        tokens.remove(restaurant);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Logs out everywhere. */
  void goHome() {
    tokens.values().forEach(this::logOut);
    tokens.clear();
  }

  private void logOut(String token) {
    try {
      HttpURLConnection delete = open("DELETE", "/api/sessions/current");
      delete.setRequestProperty("Authorization", "Bearer " + token);
      delete.getResponseCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String token(int restaurant) throws IOException {
    String known = tokens.get(restaurant);
    if (known == null) {
      known = logIn(DemoData.staffEmail(restaurant));
      tokens.put(restaurant, known);
    }
    return known;
  }

  private String logIn(String email) throws IOException {
    String body =
        Json.createObjectBuilder()
            .add("email", email)
            .add("password", DemoData.PASSWORD)
            .add("device", "PhotoUploader")
            .build()
            .toString();
    HttpURLConnection post = open("POST", "/api/sessions");
    post.setRequestProperty("Content-Type", "application/json");
    if (answer(post, body.getBytes(StandardCharsets.UTF_8)) != 201) {
      throw new IOException("nobody can log in as " + email);
    }
    try (JsonReader answer = Json.createReader(post.getInputStream())) {
      return answer.readObject().getString("accessToken");
    }
  }

  private static String metadata(UUID dish) {
    return "menuItemId " + base64(dish.toString()) + ",filename " + base64("dish.png");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int answer(HttpURLConnection request, byte[] body) throws IOException {
    request.setDoOutput(true);
    request.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = request.getOutputStream()) {
      out.write(body);
    }
    return request.getResponseCode();
  }

  private HttpURLConnection open(String method, String path) throws IOException {
    URI address = URI.create("http://localhost:" + port + path);
    HttpURLConnection request = (HttpURLConnection) address.toURL().openConnection();
    request.setRequestMethod(method);
    request.setConnectTimeout(PATIENCE_MILLIS);
    request.setReadTimeout(PATIENCE_MILLIS);
    return request;
  }
}
