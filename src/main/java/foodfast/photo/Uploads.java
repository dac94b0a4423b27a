package foodfast.photo;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All uploads. */
@ApplicationScoped
@Transactional
public class Uploads {
  private static final List<UploadState> IN_WORK =
      List.of(UploadState.RECEIVING, UploadState.QUEUED, UploadState.PROCESSING);
  private static final String SKIP_LOCKED = " order by touched_at limit 20 for update skip locked";
  private static final String EXPIRED =
      "select * from upload where state = 'RECEIVING' and expires_at < ?" + SKIP_LOCKED;
  private static final String STALLED =
      "select * from upload where state in ('QUEUED', 'PROCESSING') and touched_at < ?"
          + SKIP_LOCKED;
  private static final String LONG_OVER =
      "delete from upload where state in ('READY', 'REJECTED', 'FAILED') and touched_at < ?";

  @PersistenceContext EntityManager entities;

  void add(Upload upload) {
    entities.persist(upload);
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
   * The upload of that restaurant, its row locked.
   *
   * @throws Problem 404 if there is none, 410 if it can't go on
   */
  Upload lockOwn(UUID id, UUID restaurant) {
    Upload upload =
        lock(id).filter(u -> u.restaurantId.equals(restaurant)).orElseThrow(Problem::notFound);
    if (upload.isExpired()) {
      throw Problem.of(410, "upload-expired", "This upload was left alone too long; start anew.");
    }
    if (upload.state.isFinal() && upload.received < upload.length) {
      throw Problem.of(410, "upload-over", "This upload was refused; start anew.")
          .with("reasons", upload.reasons().stream().map(Reason::view).toList());
    }
    return upload;
  }

  void remove(Upload upload) {
    entities.remove(upload);
    entities.flush();
  }

  private List<Upload> of(UUID restaurant, boolean inWorkOnly, int limit) {
    List<UploadState> states = inWorkOnly ? IN_WORK : List.of(UploadState.values());
    return entities
        .createQuery(
            "select u from Upload u where u.restaurantId = :r and u.state in :states"
                + " order by u.createdAt desc, u.id",
            Upload.class)
        .setParameter("r", restaurant)
        .setParameter("states", states)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The latest uploads of a restaurant, newest first. */
  List<UploadStatus> statusesOf(UUID restaurant, boolean inWorkOnly, int limit) {
    return of(restaurant, inWorkOnly, limit).stream().map(UploadStatus::of).toList();
  }

  List<Upload> by(UUID account) {
    return entities
        .createQuery("select u from Upload u where u.accountId = :a", Upload.class)
        .setParameter("a", account)
        .getResultList();
  }

  /** Whether a photo of that dish is still on its way that it would show. */
  boolean anyInWork(UUID menuItem) {
    return entities
            .createQuery(
                "select count(u) from Upload u where u.menuItemId = :item and u.state in :states"
                    + " and not exists (select later from Upload later"
                    + " where later.menuItemId = u.menuItemId and later.createdAt > u.createdAt"
                    + " and later.state = foodfast.photo.UploadState.READY)",
                Long.class)
            .setParameter("item", menuItem)
            .setParameter("states", IN_WORK)
            .getSingleResult()
        > 0;
  }

  /** Whether the dish has got a photo from an upload that was begun after this one. */
  boolean isOvertaken(Upload upload) {
    return entities
            .createQuery(
                "select count(u) from Upload u where u.menuItemId = :item and u.createdAt > :at"
                    + " and u.state = foodfast.photo.UploadState.READY",
                Long.class)
            .setParameter("item", upload.menuItemId)
            .setParameter("at", upload.createdAt)
            .getSingleResult()
        > 0;
  }

  /** Some that nobody went on with, locked; other nodes pass over them meanwhile. */
  List<Upload> lockExpired(Instant now) {
    return locked(EXPIRED, now);
  }

  /** Some that wait for a worker who seems to have died, locked. */
  List<Upload> lockStalled(Instant before) {
    return locked(STALLED, before);
  }

  int forgetEndedBefore(Instant before) {
    return entities.createNativeQuery(LONG_OVER).setParameter(1, before).executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private List<Upload> locked(String query, Instant time) {
    return entities.createNativeQuery(query, Upload.class).setParameter(1, time).getResultList();
  }
}
