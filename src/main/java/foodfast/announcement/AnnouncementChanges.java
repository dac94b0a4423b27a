package foodfast.announcement;

import foodfast.realtime.Feed;
import foodfast.realtime.Feed.Row;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All changes, the append-only stream that every client follows. What was corrected or withdrawn
 * since keeps its position but is told to nobody any more; what has ended is told as withdrawn.
 */
@ApplicationScoped
@Transactional
public class AnnouncementChanges implements Feed {
  static final String KIND = "announcements";
  static final String ID = "all";

  @PersistenceContext EntityManager entities;
  @Inject Jsonb json;
  @Inject Signals signals;

  /** What is told when an announcement is no more. */
  public record Withdrawal(UUID id, long position) {}

  /** Sends the announcement out, for the first time or corrected, at the next position. */
  void goOut(Announcement announcement) {
    announcement.goOut(append(announcement, false, announcement.audience()));
  }

  /** Takes the announcement back from those it was for, to go out anew or not at all. */
  void takeBack(Announcement announcement, Audience from) {
    append(announcement, true, from);
    announcement.takeBack();
  }

  /** Ends the announcement for good. */
  void withdraw(Announcement announcement) {
    if (announcement.isOut()) {
      append(announcement, true, announcement.audience());
    }
    announcement.withdraw(Instant.now());
  }

  private long append(Announcement announcement, boolean withdrawn, Audience audience) {
    Object next =
        entities
            .createNativeQuery(
                "update announcement_stream set last_position = last_position + 1"
                    + " returning last_position")
            .getSingleResult();
    long position = ((Number) next).longValue();
    entities.persist(new AnnouncementChange(position, announcement.id(), withdrawn, audience));
    signals.publish(Signal.hint(Topic.of(KIND, ID)));
    return position;
  }

  long head() {
    Object last =
        entities
            .createNativeQuery("select last_position from announcement_stream")
            .getSingleResult();
    return ((Number) last).longValue();
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Seldom: every node follows them at all times. */
  @Override
  public Duration healedEvery() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    return Map.of(ID, head());
  }

  @Override
  public List<Row> after(String id, long position, int limit) {
    return entities
        .createQuery(
            "select c, a from AnnouncementChange c join Announcement a on a.id = c.announcementId"
                + " where c.position > :p order by c.position",
            Object[].class)
        .setParameter("p", position)
        .setMaxResults(limit)
        .getResultStream()
        .flatMap(pair -> rows((AnnouncementChange) pair[0], (Announcement) pair[1]))
        .toList();
  }

  /** Before the first that is still valid. */
  @Override
  public long floor(String id) {
    Object first =
        entities
            .createNativeQuery(
                "select coalesce(min(a.position) - 1, s.last_position) from announcement_stream s"
                    + " left join announcement a on a.position is not null"
                    + " and a.withdrawn_at is null and (a.ends_at is null or a.ends_at > now())"
                    + " group by s.last_position")
            .getSingleResult();
    return ((Number) first).longValue();
  }

  /**
   * What a change is worth today. One that is over is told as withdrawn, for who was away may still
   * show what it corrected. Both rows ask for the time whenever they are handed out: dates pass
   * between reading and telling.
   */
  private Stream<Row> rows(AnnouncementChange change, Announcement now) {
    if (change.isWithdrawal()) {
      return Stream.of(withdrawal(change, at -> true));
    }
    if (!now.isOutAt(change.position())) {
      return Stream.of(new Row(change.position(), "announcement", "", recipient -> false));
    }
    Row told =
        new Row(
            change.position(),
            "announcement",
            json.toJson(AnnouncementView.of(now)),
            recipient -> now.isFor((Recipient) recipient, Instant.now()));
    return now.content().endsAt() == null
        ? Stream.of(told)
        : Stream.of(told, withdrawal(change, at -> now.state(at) == Announcement.State.OVER));
  }

  private Row withdrawal(AnnouncementChange change, Predicate<Instant> holds) {
    Audience audience = change.audience();
    String data = json.toJson(new Withdrawal(change.announcement(), change.position()));
    return new Row(
        change.position(),
        "withdrawn",
        data,
        recipient -> audience.includes((Recipient) recipient) && holds.test(Instant.now()));
  }
}
