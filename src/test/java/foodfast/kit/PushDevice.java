package foodfast.kit;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone with a browser that is subscribed to pushes: what its service takes for it, decrypted.
 */
public final class PushDevice {
  private static final Pattern VAPID = Pattern.compile("vapid t=([^,]+), ?k=(\\S+)");
  private static final Duration LONGEST_TOKEN = Duration.ofHours(24);
  private static final int LONGEST_HOLD_SECONDS = 60;
  private static final String PHONE = "a phone by SQL";

  /**
   * A push as the device got it.
   *
   * @param bytes of its encrypted body
   */
  public record Received(JsonObject message, long ttl, String urgency, String topic, int bytes) {
    public JsonObject notification() {
      return message.getJsonObject("notification");
    }

    public String body() {
      return notification().getString("body");
    }
  }

  /** What the service says instead of taking it. */
  private record Refusal(int status, String retryAfter) {}

  private final PushService service;
  private final String path = "/" + UUID.randomUUID();
  private final byte[] secret = new byte[16];
  private final KeyPair keys;
  private final Map<String, Received> kept = new LinkedHashMap<>();
  private final List<Received> received = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final ConcurrentLinkedQueue<Refusal> refusals = new ConcurrentLinkedQueue<>();
  private String serverKey;
  private boolean off;
  private boolean gone;
  private int asked;
  private volatile CountDownLatch hold = new CountDownLatch(0);
  private volatile Consumer<Received> ear = one -> {};

  PushDevice(PushService service) {
    this.service = service;
    new SecureRandom().nextBytes(secret);
    try {
      keys = PushCipher.keys();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String path() {
    return path;
  }

  public String endpoint() {
    return service.origin() + path;
  }

  private byte[] point() {
    return PushCipher.point((ECPublicKey) keys.getPublic());
  }

  /** What its browser would tell of its subscription. */
  public Map<String, Object> subscription() {
    return subscription(endpoint());
  }

  /** The same with another address. */
  public Map<String, Object> subscription(String endpoint) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("endpoint", endpoint);
    body.put(
        "keys", Map.of("p256dh", PushCipher.encoded(point()), "auth", PushCipher.encoded(secret)));
    return body;
  }

  /** Subscribes in that session to all but news; returns the id of the subscription. */
  public String subscribes(Session session) {
    believes(session);
    return session
        .door()
        .put("/api/push/subscriptions/current", subscription())
        .expects(200)
        .json()
        .getString("id");
  }

  /** Rows as the door would make them, without a log-in for them. */
  public void subscribes(Tables tables, UUID account, String kinds) {
    UUID session = UUID.randomUUID();
    tables.change(
        "insert into session (id, account_id, device, created_at, last_used_at)"
            + " values (?, ?, ?, now(), now())",
        session,
        account,
        PHONE);
    tables.change(
        "insert into push_subscription (id, account_id, session_id, endpoint, p256dh, auth, kinds,"
            + " created_at) values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, now())",
        account,
        session,
        endpoint(),
        PushCipher.encoded(point()),
        PushCipher.encoded(secret),
        kinds);
  }

  /** Takes back all such rows. */
  public static void forgetAll(Tables tables) {
    tables.change("delete from session where device = ?", PHONE);
  }

  /**
   * From now on pushes count that are signed with the key which the server tells in that session.
   */
  public void believes(Session session) {
    serverKey = session.door().get("/api/push/key").expects(200).json().getString("publicKey");
  }

  /** Tells each push at once, on a thread of its service. */
  public void tells(Consumer<Received> other) {
    ear = other;
  }

  /** The phone is off: its service keeps for it what comes, of each topic the newest. */
  public synchronized void goesOff() {
    off = true;
  }

  public synchronized void comesOn() {
    off = false;
    kept.values().forEach(this::gets);
    kept.clear();
  }

  /** The app was removed: its service answers 410 from now on. */
  public synchronized void isGone() {
    gone = true;
  }

  /**
   * Its service does not take the next push.
   *
   * @param retryAfter in seconds, or null
   */
  public void isRefusedOnce(int status, String retryAfter) {
    refusals.add(new Refusal(status, retryAfter));
  }

  /** Its service answers nothing more until {@link #letGo}. */
  public void isHeld() {
    hold = new CountDownLatch(1);
  }

  public void letGo() {
    hold.countDown();
  }

  /** How often its service was asked to take something for it. */
  public synchronized int asked() {
    return asked;
  }

  public synchronized List<Received> received() {
    if (!faults.isEmpty()) {
      throw new AssertionError("pushes that no device could read: " + faults);
    }
    return List.copyOf(received);
  }

  /** Waits for a push whose body has these words. */
  public Received hears(String words, Duration within) {
    return Eventually.within(within)
        .see(
            "a push with \"" + words + "\"",
            () -> received().stream().filter(one -> one.body().contains(words)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  int take(HttpExchange exchange, byte[] body) throws InterruptedException {
    synchronized (this) {
      asked++;
    }
    if (!hold.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) {
      return 500;
    }
    Refusal refusal = refusals.poll();
    if (refusal != null) {
      if (refusal.retryAfter() != null) {
        exchange.getResponseHeaders().set("Retry-After", refusal.retryAfter());
      }
      return refusal.status();
    }
    return keep(exchange, body);
  }

  private synchronized int keep(HttpExchange exchange, byte[] body) {
    if (gone) {
      return 410;
    }
    try {
      Received one = read(exchange, body);
      if (off) {
        kept.put(one.topic() == null ? UUID.randomUUID().toString() : one.topic(), one);
      } else {
        gets(one);
      }
      return 201;
    } catch (GeneralSecurityException | RuntimeException e) {
      faults.add(e.toString());
      return 400;
    }
  }

  private void gets(Received one) {
    received.add(one);
    ear.accept(one);
  }

  private Received read(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
    require("POST".equals(exchange.getRequestMethod()), "the method");
    require("aes128gcm".equals(header(exchange, "Content-Encoding")), "the encoding");
    require(body.length <= 4096, "the size");
    checkSignature(header(exchange, "Authorization"));
    byte[] plain = PushCipher.decrypt(body, (ECPrivateKey) keys.getPrivate(), point(), secret);
    String text = new String(plain, StandardCharsets.UTF_8);
    JsonObject message = Json.createReader(new StringReader(text)).readObject();
    require(message.getInt("web_push") == 8030, "the form");
    String topic = header(exchange, "Topic");
    require(topic == null || topic.matches("[\\w-]{1,32}"), "the topic");
    return new Received(
        message,
        Long.parseLong(header(exchange, "TTL")),
        header(exchange, "Urgency"),
        topic,
        body.length);
  }

  private void checkSignature(String authorization) throws GeneralSecurityException {
    Matcher vapid = VAPID.matcher(String.valueOf(authorization));
    require(vapid.matches(), "the form of " + authorization);
    require(vapid.group(2).equals(serverKey), "the key it subscribed with");
    String text = PushCipher.claims(vapid.group(1), PushCipher.decoded(vapid.group(2)));
    JsonObject claims = Json.createReader(new StringReader(text)).readObject();
    require(claims.getString("aud").equals(service.origin()), "the audience of " + text);
    require(claims.getString("sub").matches("(mailto:|https://).+"), "the contact of " + text);
    Instant until = Instant.ofEpochSecond(claims.getJsonNumber("exp").longValue());
    require(until.isAfter(Instant.now()), "the end of " + text);
    require(until.isBefore(Instant.now().plus(LONGEST_TOKEN)), "the end of " + text);
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private static void require(boolean holds, String what) throws GeneralSecurityException {
    if (!holds) {
      throw new GeneralSecurityException("not right: " + what);
    }
  }
}
