package foodfast.upload;

import foodfast.picture.Rendition;
import foodfast.web.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All finished photos and their files, each content kept once under its SHA-256, for every node to
 * read.
 */
@ApplicationScoped
@Transactional
public class Photos {
  private static final String OF =
      " from photo_rendition r join photo_file f on f.sha256 = r.sha256"
          + " where r.photo_id = ? and r.width = ? and r.format = ?";

  @PersistenceContext EntityManager entities;

  /**
   * Keeps a new photo of a dish with all its renditions.
   *
   * @param hash nearly the same for pictures that look alike
   * @return its id, by which its files are found
   */
  UUID add(UUID restaurant, UUID dish, long hash, List<Rendition> renditions) {
    UUID id = UUID.randomUUID();
    run(
        "insert into photo (id, restaurant_id, menu_item_id, look, created_at)"
            + " values (?, ?, ?, ?, now())",
        id,
        restaurant,
        dish,
        hash);
    for (Rendition rendition : renditions) {
      String sha256 = Sha256.hex(rendition.bytes());
      run(
          "insert into photo_file (sha256, bytes) values (?, ?) on conflict do nothing",
          sha256,
          rendition.bytes());
      run(
          "insert into photo_rendition (photo_id, width, format, sha256) values (?, ?, ?, ?)",
          id,
          rendition.width(),
          rendition.format(),
          sha256);
    }
    return id;
  }

  /** The SHA-256 of that file. */
  Optional<String> name(UUID photo, int width, String format) {
    return one("select f.sha256" + OF, photo, width, format).map(String.class::cast);
  }

  Optional<byte[]> bytes(UUID photo, int width, String format) {
    return one("select f.bytes" + OF, photo, width, format).map(byte[].class::cast);
  }

  /** The difference hashes of the photos that the restaurant's other dishes show. */
  List<Long> hashesOfOtherDishes(UUID restaurant, UUID dish) {
    List<?> hashes =
        entities
            .createNativeQuery(
                "select p.look from photo p join menu_item dish on dish.photo_id = p.id"
                    + " where dish.restaurant_id = ? and dish.id <> ?")
            .setParameter(1, restaurant)
            .setParameter(2, dish)
            .getResultList();
    return hashes.stream().map(Long.class::cast).toList();
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
