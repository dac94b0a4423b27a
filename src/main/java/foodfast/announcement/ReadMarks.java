package foodfast.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** All read marks, one a person. */
@ApplicationScoped
@Transactional
public class ReadMarks {
  @PersistenceContext EntityManager entities;
  @Inject Event<AnnouncementRangeSeen> seen;

  Optional<ReadMark> of(UUID account) {
    return Optional.ofNullable(entities.find(ReadMark.class, account));
  }

  long upTo(UUID account) {
    return of(account).map(ReadMark::upTo).orElse(0L);
  }

  /** Moves the mark forward, never back and never beyond what was sent out. */
  void move(UUID account, Recipient recipient, long upTo) {
    entities
        .createNativeQuery(
            "insert into announcement_read (account_id, up_to, role, city_key, read_at)"
                + " select ?1, least(?2, last_position), ?3, ?4, now() from announcement_stream"
                + " on conflict (account_id) do update set role = excluded.role,"
                + " city_key = excluded.city_key, read_at = now(),"
                + " up_to = greatest(announcement_read.up_to, excluded.up_to)")
        .setParameter(1, account)
        .setParameter(2, upTo)
        .setParameter(3, recipient.role().name())
        .setParameter(4, recipient.cityKey())
        .executeUpdate();
    seen.fire(new AnnouncementRangeSeen(account, 0, upTo));
  }

  /** How many people of its audience have read an announcement. */
  long readersOf(Announcement announcement) {
    if (!announcement.isOut()) {
      return 0;
    }
    Object count =
        entities
            .createNativeQuery(
                "select count(*) from announcement_read where up_to >= ?1"
                    + " and (?2 = '' or role = any(string_to_array(?2, E'\\n')))"
                    + " and (?3 = '' or city_key = any(string_to_array(?3, E'\\n')))")
            .setParameter(1, announcement.position())
            .setParameter(2, announcement.audience().roleLines())
            .setParameter(3, announcement.audience().cityKeyLines())
            .getSingleResult();
    return ((Number) count).longValue();
  }

  void remove(UUID account) {
    entities
        .createNativeQuery("delete from announcement_read where account_id = ?1")
        .setParameter(1, account)
        .executeUpdate();
  }
}
