package foodfast.push;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A device that wants to hear from us while its app is closed; it ends with its session. */
@Entity
@Table(name = "push_subscription")
public class PushSubscription {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "session_id")
  private UUID sessionId;

  private String endpoint;
  private String p256dh;
  private String auth;
  private String origin;
  private String kinds;

  @Column(name = "quiet_from")
  private LocalTime quietFrom;

  @Column(name = "quiet_until")
  private LocalTime quietUntil;

  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "created_at")
  private Instant createdAt;

  protected PushSubscription() {}

  PushSubscription(UUID account, UUID session) {
    this.id = UUID.randomUUID();
    this.accountId = account;
    this.sessionId = session;
    this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** Where the device is reached from now on, and what for. */
  void reach(String endpoint, DeviceKeys keys, String origin) {
    this.endpoint = endpoint;
    this.p256dh = keys.p256dh();
    this.auth = keys.auth();
    this.origin = origin;
  }

  /**
   * @param quiet null for never
   */
  void choose(Collection<PushKind> wanted, QuietHours quiet) {
    kinds = wanted.stream().sorted().distinct().map(Enum::name).collect(Collectors.joining(","));
    quietFrom = quiet == null ? null : LocalTime.parse(quiet.from());
    quietUntil = quiet == null ? null : LocalTime.parse(quiet.until());
    timeZone = quiet == null ? null : quiet.timeZone();
  }

  /** Whether the device may be woken for this, at that moment. */
  boolean wants(Occasion occasion, Instant now) {
    PushKind kind = occasion.kind();
    if (kind == null) {
      return true;
    }
    boolean quiet = timeZone != null && !kind.isPiercing() && quiet().include(now);
    return kinds().contains(kind) && !quiet;
  }

  boolean isOf(UUID account) {
    return accountId.equals(account);
  }

  boolean isIn(UUID session) {
    return sessionId.equals(session);
  }

  boolean hasKeys(DeviceKeys keys) {
    return p256dh.equals(keys.p256dh()) && auth.equals(keys.auth());
  }

  UUID id() {
    return id;
  }

  UUID accountId() {
    return accountId;
  }

  String endpoint() {
    return endpoint;
  }

  DeviceKeys keys() {
    return new DeviceKeys(p256dh, auth);
  }

  List<PushKind> kinds() {
    Set<String> chosen = Set.of(kinds.split(","));
    return Arrays.stream(PushKind.values()).filter(one -> chosen.contains(one.name())).toList();
  }

  private QuietHours quiet() {
    return timeZone == null
        ? null
        : new QuietHours(quietFrom.toString(), quietUntil.toString(), timeZone);
  }

  /** The address of one of our pages, as the device knows us. */
  String page(String path) {
    return origin == null ? path : origin + path;
  }

  /**
   * @param device what its session is called
   */
  View view(String device, UUID current) {
    String service = URI.create(endpoint).getHost();
    return new View(id, device, service, kinds(), quiet(), createdAt, sessionId.equals(current));
  }

  /** A device in the list of its owner. */
  public record View(
      UUID id,
      String device,
      String service,
      List<PushKind> kinds,
      QuietHours quiet,
      Instant createdAt,
      boolean current) {}
}
