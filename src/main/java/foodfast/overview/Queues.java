package foodfast.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** All that tables hold for somebody else to take, counted by one statement. */
@ApplicationScoped
@Transactional
public class Queues {
  static final String FACTS = "FACTS";
  private static final String ALL =
      """
      select 'FACTS', count(*), min(created_at) from outbox_entry
      union all
      select 'PUSHES', count(*), min(created_at) from outbox_entry where destination = 'PushDue'
      union all
      select 'PHOTOS', count(*), min(touched_at) from upload
      where state in ('QUEUED', 'PROCESSING')
      """;

  /**
   * What waits for the same.
   *
   * @param queue {@code FACTS} for the broker, {@code PUSHES} among them, or {@code PHOTOS} in work
   * @param oldest since when the first of them waits, a photo at its step; null if none does
   */
  public record Queue(String queue, long waiting, Instant oldest) {}

  @PersistenceContext EntityManager entities;

  List<Queue> all() {
    List<?> rows = entities.createNativeQuery(ALL).getResultList();
    return rows.stream().map(Object[].class::cast).map(Queues::queue).toList();
  }

  private static Queue queue(Object[] row) {
    Instant oldest = row[2] == null ? null : OpenOrders.instant(row[2]);
    return new Queue((String) row[0], OpenOrders.count(row[1]), oldest);
  }
}
