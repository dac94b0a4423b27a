package foodfast.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** All that waits for an agent: conversations in line, and restaurants to call. */
@ApplicationScoped
@Transactional
public class SupportRequests {
  private static final int MOST = 20;
  private static final String IN_LINE = " from conversation c where c.state = 'WAITING'";
  private static final String TO_CALL = " from support_task t where t.done_at is null";
  private static final String CHATS =
      "select 'CHAT', c.waiting_since, c.order_id, cast(null as text)"
          + IN_LINE
          + " order by c.waiting_since limit "
          + MOST;
  private static final String CALLS =
      "select 'CALL', t.created_at, t.order_id,"
          + " (select r.name from restaurant r where r.id = t.restaurant_id)"
          + TO_CALL
          + " order by t.created_at limit "
          + MOST;

  /**
   * Something that waits for an agent.
   *
   * @param kind {@code CHAT} or {@code CALL}
   * @param orderId the order it is about, or null
   * @param restaurant whom to call; null for a chat
   */
  public record Waiting(String kind, Instant since, UUID orderId, String restaurant) {}

  @PersistenceContext EntityManager entities;

  long chats() {
    return number("select count(*)" + IN_LINE);
  }

  long calls() {
    return number("select count(*)" + TO_CALL);
  }

  /** The longest waiting of both kinds. */
  List<Waiting> longest() {
    return Stream.of(CALLS, CHATS)
        .flatMap(query -> ((List<?>) entities.createNativeQuery(query).getResultList()).stream())
        .map(Object[].class::cast)
        .map(
            row ->
                new Waiting(
                    (String) row[0], OpenOrders.instant(row[1]), (UUID) row[2], (String) row[3]))
        .toList();
  }

  private long number(String query) {
    return OpenOrders.count(entities.createNativeQuery(query).getSingleResult());
  }
}
