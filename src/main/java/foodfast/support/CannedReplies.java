package foodfast.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** All texts that agents send often. */
@ApplicationScoped
@Transactional
public class CannedReplies {
  @PersistenceContext EntityManager entities;

  /** A text that agents send often, as the desk shows it. */
  public record CannedReply(int id, String title, String text) {}

  List<CannedReply> all() {
    List<?> rows =
        entities
            .createNativeQuery("select id, title, text from canned_reply order by id")
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new CannedReply((Integer) row[0], (String) row[1], (String) row[2]))
        .toList();
  }
}
