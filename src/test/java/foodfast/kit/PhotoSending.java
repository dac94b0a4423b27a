package foodfast.kit;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One upload of a photo, as a tus client sees it. */
public final class PhotoSending {
  public static final String DOOR = "/api/uploads";
  public static final String BYTES = "application/offset+octet-stream";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Session session;
  private final String path;

  PhotoSending(Session session, String path) {
    this.session = session;
    this.path = path;
  }

  /** An upload that was begun. */
  public static PhotoSending of(Session session, String path) {
    return new PhotoSending(session, path);
  }

  static PhotoSending begin(Session session, String dishId, long length) {
    Answer created = announce(session, dishId, length).send("POST", DOOR).expects(201);
    return new PhotoSending(session, created.header("Location"));
  }

  /** Begins a photo for a conversation, or hears why not. */
  public static Answer offers(Session session, String conversation, long length) {
    return announce(session, "conversationId", conversation, length).send("POST", DOOR);
  }

  /** Sends a whole photo into a conversation. */
  public static PhotoSending into(Session session, String conversation, byte[] file) {
    Answer begun = offers(session, conversation, file.length).expects(201);
    PhotoSending sending = of(session, begun.header("Location"));
    sending.patch(0, file).expects(204);
    return sending;
  }

  /** The door with the headers of a creation. */
  public static Door announce(Session session, String dishId, long length) {
    return announce(session, "menuItemId", dishId, length);
  }

  private static Door announce(Session session, String subject, String id, long length) {
    return tus(session.door())
        .with("Upload-Length", Long.toString(length))
        .with("Upload-Metadata", metadata(Map.of(subject, id, "filename", "dish.jpg")));
  }

  public static Door tus(Door door) {
    return door.with("Tus-Resumable", "1.0.0");
  }

  public static String metadata(Map<String, String> values) {
    StringBuilder header = new StringBuilder();
    values.forEach(
        (key, value) ->
            header
                .append(header.isEmpty() ? "" : ",")
                .append(key)
                .append(' ')
                .append(
                    Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return header.toString();
  }

  /** The same upload, asked at another node. */
  public PhotoSending at(Node other) {
    return new PhotoSending(session.at(other), path);
  }

  public String path() {
    return path;
  }

  public String id() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public Door door() {
    return tus(session.door());
  }

  public Answer patch(long offset, byte[] bytes) {
    return door().with("Upload-Offset", Long.toString(offset)).send("PATCH", path, BYTES, bytes);
  }

  public CompletableFuture<Answer> patchLater(long offset, byte[] bytes) {
    return door()
        .with("Upload-Offset", Long.toString(offset))
        .sendLater("PATCH", path, BYTES, bytes);
  }

  /** A PATCH on a bare socket that promises all the bytes and sends only the first. */
  public Wire hangs(byte[] file, long offset, int bytes) {
    String head =
        "PATCH "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nContent-Type: "
            + BYTES
            + "\r\nUpload-Offset: "
            + offset
            + "\r\nContent-Length: "
            + (file.length - offset)
            + "\r\nAuthorization: Bearer "
            + session.accessToken()
            + "\r\n\r\n";
    try {
      Wire wire = new Wire(session.node().url(), 0);
      wire.send(head);
      wire.send(Arrays.copyOfRange(file, (int) offset, (int) offset + bytes));
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer head() {
    return door().head(path);
  }

  /** Where the server says it goes on. */
  public long offset() {
    return Long.parseLong(head().expects(200).header("Upload-Offset"));
  }

  /** Sends what is missing, as a client does that comes back. */
  public void goesOn(byte[] file) {
    long offset = offset();
    patch(offset, Arrays.copyOfRange(file, (int) offset, file.length)).expects(204);
  }

  public Answer delete() {
    return door().delete(path);
  }

  public Answer asksStatus() {
    return session.door().get(path + "/status");
  }

  public JsonObject status() {
    return asksStatus().expects(200).json();
  }

  public EventStream watches() {
    return EventStream.open(session.node(), path + "/events", session.accessToken());
  }

  /** The status at the end of its way. */
  public JsonObject ends() {
    return Eventually.within(PATIENCE)
        .see("the end of " + path, this::status, status -> status.getBoolean("final"));
  }

  /** The end it must come to. */
  public JsonObject endsAs(String state) {
    JsonObject end = ends();
    if (!end.getString("state").equals(state)) {
      throw new AssertionError("expected " + state + " but " + end);
    }
    return end;
  }

  /** Whether one of the reasons has this code. */
  public static boolean isTold(JsonObject status, String code) {
    return status.getJsonArray("reasons").stream()
        .map(JsonObject.class::cast)
        .anyMatch(
            reason ->
                reason.getString("code").equals(code) && !reason.getString("advice").isEmpty());
  }
}
