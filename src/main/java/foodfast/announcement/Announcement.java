package foodfast.announcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One word to many, from its start to its end. It has a position once it went out. */
@Entity
public class Announcement {
  @Id private UUID id;
  private String title;
  private String body;

  @Enumerated(EnumType.STRING)
  private Severity severity;

  private String roles;
  private String cities;

  @Column(name = "city_keys")
  private String cityKeys;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  private boolean sticky;

  @Column(name = "author_id")
  private UUID authorId;

  @Column(name = "created_at")
  private Instant createdAt;

  private Long position;

  @Column(name = "withdrawn_at")
  private Instant withdrawnAt;

  private int connected;

  /** Where an announcement is in its life. */
  public enum State {
    SCHEDULED,
    LIVE,
    OVER
  }

  protected Announcement() {}

  Announcement(UUID author, NewAnnouncement content, Instant now) {
    id = UUID.randomUUID();
    authorId = author;
    createdAt = now;
    correct(content);
  }

  void correct(NewAnnouncement content) {
    title = content.title();
    body = content.body();
    severity = content.severity();
    roles = content.audience().roleLines();
    cities = content.audience().cityLines();
    cityKeys = content.audience().cityKeyLines();
    startsAt = content.startsAt();
    endsAt = content.endsAt();
    sticky = content.sticky();
  }

  /** It goes out, for the first time or corrected; who hears it is counted anew. */
  void goOut(long at) {
    position = at;
    connected = 0;
  }

  /** It is as if it had never gone out. */
  void takeBack() {
    position = null;
  }

  void withdraw(Instant now) {
    withdrawnAt = now;
  }

  public UUID id() {
    return id;
  }

  NewAnnouncement content() {
    return new NewAnnouncement(title, body, severity, audience(), startsAt, endsAt, sticky);
  }

  Audience audience() {
    return Audience.ofLines(roles, cities);
  }

  /** Null until it goes out. */
  Long position() {
    return position;
  }

  /** How many clients were connected when it went out. */
  int connected() {
    return connected;
  }

  boolean isOut() {
    return position != null;
  }

  public String title() {
    return title;
  }

  public String body() {
    return body;
  }

  /** Whether it is still what went out at that position. */
  public boolean isOutAt(long at) {
    return isOut() && position == at && !isWithdrawn();
  }

  boolean isWithdrawn() {
    return withdrawnAt != null;
  }

  State state(Instant now) {
    if (isWithdrawn() || endsAt != null && !endsAt.isAfter(now)) {
      return State.OVER;
    }
    return startsAt.isAfter(now) ? State.SCHEDULED : State.LIVE;
  }

  /**
   * Whether this person should see it at this moment. That it went out says that it has started:
   * the clocks of two nodes may differ.
   */
  boolean isFor(Recipient recipient, Instant now) {
    return isOut() && state(now) != State.OVER && audience().includes(recipient);
  }
}
