package foodfast.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** All orders that are not at their end, counted; each query reads a partial index alone. */
@ApplicationScoped
@Transactional
public class OpenOrders {
  private static final int MOST = 50;
  private static final String BY_CITY =
      "select r.city, t.status, count(*) from ticket t join restaurant r on r.id = t.restaurant_id"
          + " where t.status in ('PLACED', 'CONFIRMED', 'PREPARING', 'READY')"
          + " group by r.city, t.status order by r.city, t.status";
  private static final String UNDER_WAY =
      "select r.city, 'PICKED_UP', count(*) from delivery d join orders o on o.id = d.order_id"
          + " join restaurant r on r.id = o.restaurant_id where d.ended_at is null"
          + " group by r.city order by r.city";
  private static final String UNANSWERED =
      "select t.order_id, r.name, r.city, t.placed_at, d.step, r.phone from ticket t"
          + " join restaurant r on r.id = t.restaurant_id"
          + " left join ticket_deadline d on d.order_id = t.order_id"
          + " where t.status = 'PLACED' order by t.placed_at limit "
          + MOST;

  /** How many orders of a city are in that state. */
  public record CityOrders(String city, String status, long orders) {}

  /**
   * An order that its restaurant has not answered.
   *
   * @param nextStep what is done next about it, if nobody answers
   * @param phone where the restaurant is called, or null
   */
  public record Unanswered(
      UUID orderId,
      String restaurant,
      String city,
      Instant placedAt,
      String nextStep,
      String phone) {}

  @PersistenceContext EntityManager entities;

  List<CityOrders> byCity() {
    return Stream.of(BY_CITY, UNDER_WAY)
        .flatMap(query -> rows(query).stream())
        .map(row -> new CityOrders((String) row[0], (String) row[1], count(row[2])))
        .toList();
  }

  /** The oldest of them, at most 50. */
  List<Unanswered> unanswered() {
    return rows(UNANSWERED).stream()
        .map(
            row ->
                new Unanswered(
                    (UUID) row[0],
                    (String) row[1],
                    (String) row[2],
                    instant(row[3]),
                    (String) row[4],
                    (String) row[5]))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String query) {
    return entities.createNativeQuery(query).getResultList();
  }

  static long count(Object number) {
    return ((Number) number).longValue();
  }

  static Instant instant(Object time) {
    return time instanceof java.sql.Timestamp stamp
        ? stamp.toInstant()
        : ((java.time.OffsetDateTime) time).toInstant();
  }
}
