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
  /** Where an announcement is in its life. */
  public enum State {
    SCHEDULED,
    LIVE,
    OVER
  }

  @Id UUID id;
  String title;
  String body;

  @Enumerated(EnumType.STRING)
  Severity severity;

  String roles;
  String cities;

  @Column(name = "city_keys")
  String cityKeys;

  @Column(name = "starts_at")
  Instant startsAt;

  @Column(name = "ends_at")
  Instant endsAt;

  boolean sticky;

  @Column(name = "author_id")
  UUID authorId;

  @Column(name = "created_at")
  Instant createdAt;

  Long position;

  @Column(name = "withdrawn_at")
  Instant withdrawnAt;

  int connected;

  protected Announcement() {}

  Announcement(UUID author, NewAnnouncement content, Instant now) {
    id = UUID.randomUUID();
    authorId = author;
    createdAt = now;
    take(content);
  }

  void take(NewAnnouncement content) {
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

  public UUID id() {
    return id;
  }

  NewAnnouncement content() {
    return new NewAnnouncement(title, body, severity, audience(), startsAt, endsAt, sticky);
  }

  Audience audience() {
    return Audience.ofLines(roles, cities);
  }

  State state(Instant now) {
    if (withdrawnAt != null || endsAt != null && !endsAt.isAfter(now)) {
      return State.OVER;
    }
    return startsAt.isAfter(now) ? State.SCHEDULED : State.LIVE;
  }

  /**
   * Whether this person should see it at this moment. That it went out says that it has started:
   * the clocks of two nodes may differ.
   */
  boolean isFor(Reader reader, Instant now) {
    return position != null && state(now) != State.OVER && audience().includes(reader);
  }
}
