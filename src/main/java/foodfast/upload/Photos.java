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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All finished photos and their files, each content kept once under its SHA-256, for every node to
 * read.
 */
@ApplicationScoped
@Transactional
public class Photos {
  private static final String OF =
      " from photo_rendition r join photo_file f on f.sha256 = r.sha256"
          + " join photo p on p.id = r.photo_id"
          + " where r.photo_id = ? and r.width = ? and r.format = ? and p.subject = ?";

  @PersistenceContext EntityManager entities;

  /**
   * Keeps what became of an upload, with all its renditions.
   *
   * @param hash nearly the same for pictures that look alike
   * @return its id, by which its files are found
   */
  UUID add(Upload upload, long hash, List<Rendition> renditions) {
    UUID id = UUID.randomUUID();
    run(
        "insert into photo (id, owner_id, subject, subject_id, look, created_at)"
            + " values (?, ?, ?, ?, ?, now())",
        id,
        upload.ownerId(),
        upload.subject(),
        upload.subjectId(),
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

  /** One file of a photo, by its width and format, as {@code 320.webp}. */
  public record File(UUID photo, int width, String format) {
    private static final Pattern NAME = Pattern.compile("(320|800|1600)\\.(jpg|webp)");

    /** The file of that name, if there can be one. */
    public static Optional<File> of(UUID photo, String name) {
      return Optional.of(NAME.matcher(name))
          .filter(Matcher::matches)
          .map(m -> new File(photo, Integer.parseInt(m.group(1)), m.group(2)));
    }

    public String type() {
      return format.equals("jpg") ? "image/jpeg" : "image/webp";
    }
  }

  /**
   * The SHA-256 of that file.
   *
   * @param subject what the photo must be of
   */
  public Optional<String> name(File file, String subject) {
    return one("select f.sha256" + OF, file, subject).map(String.class::cast);
  }

  public Optional<byte[]> bytes(File file, String subject) {
    return one("select f.bytes" + OF, file, subject).map(byte[].class::cast);
  }

  /** Whether there is that photo, and of that one. */
  public boolean isOf(UUID photo, UUID subject) {
    String sql = "select id from photo where id = ? and subject_id = ?";
    return !ids(sql, photo, subject).isEmpty();
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

  /** Those that no dish has shown since that time. */
  List<UUID> unusedSince(Instant before) {
    return ids(
        "select id from photo p where subject = ? and coalesce(replaced_at, created_at) < ?"
            + " and not exists (select 1 from menu_item m where m.photo_id = p.id)",
        DishPhotos.KEY,
        before);
  }

  /** Those of that kind that came before that time. */
  public List<UUID> takenBefore(String subject, Instant before) {
    return ids("select id from photo where subject = ? and created_at < ?", subject, before);
  }

  /** Those that are somebody's own. */
  List<UUID> ownedBy(UUID owner) {
    return ids("select id from photo where owner_id = ?", owner);
  }

  void remove(UUID photo) {
    run("delete from photo where id = ?", photo);
  }

  void removeUnneededFiles() {
    run(
        "delete from photo_file f where not exists"
            + " (select 1 from photo_rendition r where r.sha256 = f.sha256)");
  }

  private void run(String statement, Object... parameters) {
    query(statement, parameters).executeUpdate();
  }

  private List<UUID> ids(String statement, Object... parameters) {
    List<?> rows = query(statement, parameters).getResultList();
    return rows.stream().map(UUID.class::cast).toList();
  }

  private Optional<Object> one(String statement, File file, String subject) {
    List<?> rows =
        query(statement, file.photo(), file.width(), file.format(), subject).getResultList();
    return rows.stream().findFirst().map(Object.class::cast);
  }

  private Query query(String statement, Object... parameters) {
    Query query = entities.createNativeQuery(statement);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
