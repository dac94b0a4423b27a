package foodfast.announcement;

import foodfast.realtime.BroadcastStreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All announcements. */
@ApplicationScoped
@Transactional
public class Announcements {
  /** Out, not over, and for this role and city: the rule of {@link Announcement#isFor} in SQL. */
  private static final String FOR_ME =
      " from announcement where position is not null and withdrawn_at is null"
          + " and (ends_at is null or ends_at > now())"
          + " and (roles = '' or ?1 = any(string_to_array(roles, E'\\n')))"
          + " and (city_keys = '' or ?2 = any(string_to_array(city_keys, E'\\n')))";

  private static final String DUE =
      " from announcement where position is null and withdrawn_at is null"
          + " and starts_at <= now() and (ends_at is null or ends_at > now())";

  /** Whether the time of any has come. */
  static final String ANY_DUE = "exists (select 1" + DUE + ")";

  @PersistenceContext EntityManager entities;

  void add(Announcement announcement) {
    entities.persist(announcement);
    entities.flush();
  }

  public Optional<Announcement> find(UUID id) {
    return Optional.ofNullable(entities.find(Announcement.class, id));
  }

  /** The announcement, with its row locked until the transaction ends. */
  Optional<Announcement> lock(UUID id) {
    return Optional.ofNullable(
        entities.find(Announcement.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** One whose time has come and that nobody else is sending out, with its row locked. */
  Optional<Announcement> due() {
    List<?> ids =
        entities
            .createNativeQuery(
                "select id" + DUE + " order by starts_at limit 1 for update skip locked")
            .getResultList();
    return ids.stream().findFirst().map(id -> entities.find(Announcement.class, id));
  }

  /** Valid ones for the reader below a position, newest first. */
  List<Announcement> newest(Recipient recipient, long before, int limit) {
    return page(recipient, " and position < ?3 order by position desc", before, limit);
  }

  /** Valid ones for the reader above a position, in the order they went out. */
  List<Announcement> after(Recipient recipient, long position, int limit) {
    return page(recipient, " and position > ?3 order by position", position, limit);
  }

  private List<Announcement> page(Recipient recipient, String which, long position, int limit) {
    Query query = entities.createNativeQuery("select *" + FOR_ME + which, Announcement.class);
    List<?> found =
        asked(query, recipient).setParameter(3, position).setMaxResults(limit).getResultList();
    return found.stream().map(Announcement.class::cast).toList();
  }

  /** How many valid ones for the reader lie above a position. */
  long countAfter(Recipient recipient, long position) {
    Query query = entities.createNativeQuery("select count(*)" + FOR_ME + " and position > ?3");
    return ((Number) asked(query, recipient).setParameter(3, position).getSingleResult())
        .longValue();
  }

  private static Query asked(Query query, Recipient recipient) {
    return query.setParameter(1, recipient.role().name()).setParameter(2, recipient.cityKey());
  }

  /** All of any state, newest first. */
  public List<Announcement> latest(int limit) {
    return entities
        .createQuery("select a from Announcement a order by a.createdAt desc", Announcement.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** To whom the latest changes of announcements were told, newest first. */
  List<NewestPositions.Told> latestChanges(int limit) {
    return entities
        .createQuery(
            "select c from AnnouncementChange c order by c.position desc", AnnouncementChange.class)
        .setMaxResults(limit)
        .getResultStream()
        .map(change -> new NewestPositions.Told(change.position(), change.audience()))
        .toList();
  }

  /** So many more clients were connected when it went out. */
  void countConnected(@Observes BroadcastStreams.Delivered delivered) {
    if (!delivered.topic().kind().equals(AnnouncementChanges.KIND) || delivered.readers() == 0) {
      return;
    }
    entities
        .createNativeQuery("update announcement set connected = connected + ?1 where position = ?2")
        .setParameter(1, delivered.readers())
        .setParameter(2, delivered.position())
        .executeUpdate();
  }

  /** What somebody has announced. */
  List<Announcement> by(UUID author) {
    return entities
        .createQuery(
            "select a from Announcement a where a.authorId = :author order by a.createdAt",
            Announcement.class)
        .setParameter("author", author)
        .getResultList();
  }
}
