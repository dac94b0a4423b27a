package foodfast.upload;

import foodfast.realtime.Feed;
import foodfast.realtime.Topic;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All uploads, and their states as a feed of one row each: its latest version, which says all that
 * earlier ones did. The last one ends the stream.
 */
@ApplicationScoped
@Transactional
public class Uploads implements Feed {
  private static final String KIND = "upload";
  private static final List<UploadState> IN_WORK =
      List.of(UploadState.RECEIVING, UploadState.QUEUED, UploadState.PROCESSING);
  private static final String LONG_OVER =
      "delete from upload where state in ('READY', 'REJECTED', 'FAILED') and touched_at < ?";

  @PersistenceContext EntityManager entities;
  @Inject Jsonb json;

  static Topic topic(UUID upload) {
    return Topic.of(KIND, upload);
  }

  void add(Upload upload) {
    entities.persist(upload);
    entities.flush();
  }

  void remove(Upload upload) {
    entities.remove(upload);
    entities.flush();
  }

  Optional<Upload> find(UUID id) {
    return Optional.ofNullable(entities.find(Upload.class, id));
  }

  /** The upload, its row locked until the transaction ends. */
  Optional<Upload> lock(UUID id) {
    return Optional.ofNullable(entities.find(Upload.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The upload of that owner, its row locked.
   *
   * @throws Problem 404 if there is none
   */
  Upload lockOwn(UUID id, UUID owner) {
    return lock(id).filter(upload -> upload.isOf(owner)).orElseThrow(Problem::notFound);
  }

  /** The status of that owner's upload. */
  Optional<UploadStatus> statusOf(UUID id, UUID owner) {
    return find(id).filter(upload -> upload.isOf(owner)).map(UploadStatus::of);
  }

  /** The latest uploads of an owner, newest first. */
  List<UploadStatus> statusesOf(UUID owner, boolean inWorkOnly, int limit) {
    return entities
        .createQuery(
            "select u from Upload u where u.ownerId = :owner and u.state in :states"
                + " order by u.createdAt desc, u.id",
            Upload.class)
        .setParameter("owner", owner)
        .setParameter("states", inWorkOnly ? IN_WORK : List.of(UploadState.values()))
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(UploadStatus::of)
        .toList();
  }

  List<Upload> by(UUID account) {
    return entities
        .createQuery("select u from Upload u where u.accountId = :a", Upload.class)
        .setParameter("a", account)
        .getResultList();
  }

  /** How many photos were begun for that subject since then. */
  public long countFor(UUID subject, Instant since) {
    return count("u.subjectId = :id", subject, since);
  }

  /** How many photos that person has begun since then. */
  public long countBy(UUID account, Instant since) {
    return count("u.accountId = :id", account, since);
  }

  private long count(String whose, UUID id, Instant since) {
    String query = "select count(u) from Upload u where " + whose + " and u.createdAt > :since";
    return entities
        .createQuery(query, Long.class)
        .setParameter("id", id)
        .setParameter("since", since)
        .getSingleResult();
  }

  /** Whether a photo of that dish is still on its way that it would show. */
  boolean anyInWork(UUID dish) {
    return entities
            .createQuery(
                "select count(u) from Upload u where u.subjectId = :dish and u.state in :states"
                    + " and not exists (select later from Upload later"
                    + " where later.subjectId = u.subjectId and later.createdAt > u.createdAt"
                    + " and later.state = foodfast.upload.UploadState.READY)",
                Long.class)
            .setParameter("dish", dish)
            .setParameter("states", IN_WORK)
            .getSingleResult()
        > 0;
  }

  /** Whether the dish has got a photo from an upload that was begun after this one. */
  boolean isOvertaken(Upload upload) {
    return entities
            .createQuery(
                "select count(u) from Upload u where u.subjectId = :dish and u.createdAt > :at"
                    + " and u.state = foodfast.upload.UploadState.READY",
                Long.class)
            .setParameter("dish", upload.subjectId())
            .setParameter("at", upload.createdAt())
            .getSingleResult()
        > 0;
  }

  /** Some that nobody went on with, locked; other nodes pass over them meanwhile. */
  List<Upload> lockExpired(Instant now) {
    return locked("state = 'RECEIVING' and expires_at < ?", now);
  }

  /** Some that wait for a worker who seems to have died, locked. */
  List<Upload> lockStalled(Instant before) {
    return locked("state in ('QUEUED', 'PROCESSING') and touched_at < ?", before);
  }

  int forgetEndedBefore(Instant before) {
    return entities.createNativeQuery(LONG_OVER).setParameter(1, before).executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private List<Upload> locked(String condition, Instant time) {
    String query =
        "select * from upload where "
            + condition
            + " order by touched_at limit 20 for update skip locked";
    return entities.createNativeQuery(query, Upload.class).setParameter(1, time).getResultList();
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** An upload that is gone is ahead of all who watch it: they have its end to hear of. */
  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    List<?> rows =
        entities
            .createNativeQuery("select id, version from upload where id = any(?)")
            .setParameter(1, Feed.keys(ids))
            .getResultList();
    Map<String, Long> heads = new HashMap<>();
    ids.forEach(id -> heads.put(id, Long.MAX_VALUE));
    heads.putAll(Feed.headsFrom(rows));
    return heads;
  }

  @Override
  public List<Row> after(String id, long position, int limit) {
    Upload upload = find(UUID.fromString(id)).orElse(null);
    if (upload == null) {
      return List.of(new Row(position + 1, "gone", "{}", true));
    }
    if (upload.version() <= position && !upload.state().isFinal()) {
      return List.of();
    }
    UploadStatus status = UploadStatus.of(upload);
    return List.of(new Row(status.version(), "status", json.toJson(status), status.isFinal()));
  }
}
