package foodfast.announcement;

import jakarta.enterprise.context.ApplicationScoped;
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
                "select id from announcement where position is null and withdrawn_at is null"
                    + " and starts_at <= now() and (ends_at is null or ends_at > now())"
                    + " order by starts_at limit 1 for update skip locked")
            .getResultList();
    return ids.stream().findFirst().map(id -> entities.find(Announcement.class, id));
  }

  /** Valid ones for the reader below a position, newest first. */
  List<Announcement> newest(Reader reader, long before, int limit) {
    return page(reader, " and position < ?3 order by position desc", before, limit);
  }

  /** Valid ones for the reader above a position, in the order they went out. */
  List<Announcement> after(Reader reader, long position, int limit) {
    return page(reader, " and position > ?3 order by position", position, limit);
  }

  private List<Announcement> page(Reader reader, String which, long position, int limit) {
    Query query = entities.createNativeQuery("select *" + FOR_ME + which, Announcement.class);
    List<?> found =
        asked(query, reader).setParameter(3, position).setMaxResults(limit).getResultList();
    return found.stream().map(Announcement.class::cast).toList();
  }

  /** How many valid ones for the reader lie above a position. */
  long countAfter(Reader reader, long position) {
    Query query = entities.createNativeQuery("select count(*)" + FOR_ME + " and position > ?3");
    return ((Number) asked(query, reader).setParameter(3, position).getSingleResult()).longValue();
  }

  private static Query asked(Query query, Reader reader) {
    return query.setParameter(1, reader.role().name()).setParameter(2, reader.cityKey());
  }

  /** All of any state, newest first. */
  public List<Announcement> latest(int limit) {
    return entities
        .createQuery("select a from Announcement a order by a.createdAt desc", Announcement.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** So many more clients were connected when it went out. */
  void countConnected(long position, int readers) {
    entities
        .createNativeQuery("update announcement set connected = connected + ?1 where position = ?2")
        .setParameter(1, readers)
        .setParameter(2, position)
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
