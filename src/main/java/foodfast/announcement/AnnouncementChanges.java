package foodfast.announcement;

import foodfast.realtime.Feed;
import foodfast.realtime.Row;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All changes, the append-only stream that every client follows. What was corrected or withdrawn
 * since keeps its position but is told to nobody any more.
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
    announcement.connected = 0;
    announcement.position = append(announcement, false, announcement.audience());
  }

  /** Takes the announcement back from those it was for. */
  void withdraw(Announcement announcement, Audience from) {
    append(announcement, true, from);
  }

  private long append(Announcement announcement, boolean withdrawn, Audience audience) {
    Object next =
        entities
            .createNativeQuery(
                "update announcement_stream set last_position = last_position + 1"
                    + " returning last_position")
            .getSingleResult();
    long position = ((Number) next).longValue();
    entities.persist(new AnnouncementChange(position, announcement.id, withdrawn, audience));
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
        .map(pair -> row((AnnouncementChange) pair[0], (Announcement) pair[1]))
        .toList();
  }

  /**
   * The row asks for the time whenever it is handed out: dates pass between reading and telling.
   */
  private Row row(AnnouncementChange change, Announcement now) {
    if (change.withdrawn) {
      Audience audience = change.audience();
      String data = json.toJson(new Withdrawal(change.announcementId, change.position));
      return new Row(
          change.position, "withdrawn", data, reader -> audience.includes((Reader) reader));
    }
    if (now.position == null || now.position != change.position || now.withdrawnAt != null) {
      return new Row(change.position, "announcement", "", reader -> false);
    }
    return new Row(
        change.position,
        "announcement",
        json.toJson(AnnouncementView.of(now)),
        reader -> now.isFor((Reader) reader, Instant.now()));
  }
}
