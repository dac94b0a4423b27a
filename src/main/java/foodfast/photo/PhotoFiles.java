package foodfast.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of all photos, each content kept once under its SHA-256, for every node to read. */
@ApplicationScoped
@Transactional
public class PhotoFiles {
  private static final String OF =
      " from photo_rendition r join photo_file f on f.sha256 = r.sha256"
          + " where r.photo_id = ? and r.width = ? and r.format = ?";

  @PersistenceContext EntityManager entities;

  /** Keeps a photo with all its renditions. */
  void add(Photo photo, List<Rendition> renditions) {
    entities.persist(photo);
    entities.flush();
    for (Rendition rendition : renditions) {
      String sha256 = rendition.sha256();
      run(
          "insert into photo_file (sha256, bytes) values (?, ?) on conflict do nothing",
          sha256,
          rendition.bytes());
      run(
          "insert into photo_rendition (photo_id, width, format, sha256) values (?, ?, ?, ?)",
          photo.id,
          rendition.width(),
          rendition.format(),
          sha256);
    }
  }

  /** The SHA-256 of that file. */
  Optional<String> name(UUID photo, int width, String format) {
    return one("select f.sha256" + OF, photo, width, format).map(String.class::cast);
  }

  Optional<byte[]> bytes(UUID photo, int width, String format) {
    return one("select f.bytes" + OF, photo, width, format).map(byte[].class::cast);
  }

  Optional<Photo> find(UUID photo) {
    return Optional.ofNullable(entities.find(Photo.class, photo));
  }

  /** Its dish shows another from now on; menus that are open may show it for a while yet. */
  void replaced(UUID photo) {
    run("update photo set replaced_at = now() where id = ?", photo);
  }

  /** Removes photos that no dish has shown since that time, and the files that no photo needs. */
  void removeUnused(Instant before) {
    run(
        "delete from photo p where coalesce(replaced_at, created_at) < ? and not exists"
            + " (select 1 from menu_item m where m.photo_id = p.id)",
        before);
    run(
        "delete from photo_file f where not exists"
            + " (select 1 from photo_rendition r where r.sha256 = f.sha256)");
  }

  private void run(String statement, Object... parameters) {
    Query query = entities.createNativeQuery(statement);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    query.executeUpdate();
  }

  private Optional<Object> one(String query, UUID photo, int width, String format) {
    List<?> found =
        entities
            .createNativeQuery(query)
            .setParameter(1, photo)
            .setParameter(2, width)
            .setParameter(3, format)
            .getResultList();
    return found.stream().findFirst().map(Object.class::cast);
  }
}
