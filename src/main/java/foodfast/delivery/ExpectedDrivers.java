package foodfast.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which drivers are to come to a kitchen, and when each of them means to be there. */
@ApplicationScoped
@Transactional
public class ExpectedDrivers {
  private static final int MOST = 100;
  private static final String EXPECT =
      "insert into pick_up (order_id, expected_at)"
          + " select id, now() + cast(? as int) * interval '1 minute' from orders"
          + " where id = ? and driver_id = ? and status in ('CONFIRMED', 'PREPARING', 'READY')"
          + " on conflict (order_id) do update set expected_at = excluded.expected_at";
  private static final String COMING =
      "select o.id, a.name, cast(extract(epoch from p.expected_at) as bigint)"
          + " from orders o join account a on a.id = o.driver_id"
          + " left join pick_up p on p.order_id = o.id"
          + " where o.restaurant_id = ? and o.status in ('CONFIRMED', 'PREPARING', 'READY')"
          + " order by o.placed_at, o.id limit ?";

  @PersistenceContext EntityManager entities;

  /**
   * A driver who is to come to a kitchen.
   *
   * @param name the first name
   * @param expectedAt when they mean to be there; null if they have not said so
   */
  public record Coming(UUID orderId, String name, Instant expectedAt) {
    private static Coming of(Object[] row) {
      String first = ((String) row[1]).strip().split("\\s")[0];
      Long at = row[2] == null ? null : ((Number) row[2]).longValue();
      return new Coming((UUID) row[0], first, at == null ? null : Instant.ofEpochSecond(at));
    }
  }

  /**
   * The driver means to be at the order's kitchen in so many minutes, whatever they said before.
   *
   * @return false if it is not theirs, or picked up already
   */
  boolean expect(UUID driver, UUID order, int minutes) {
    return entities
            .createNativeQuery(EXPECT)
            .setParameter(1, minutes)
            .setParameter(2, order)
            .setParameter(3, driver)
            .executeUpdate()
        > 0;
  }

  /** Who is to come to that kitchen, by the age of the orders. */
  List<Coming> to(UUID restaurant) {
    List<?> rows =
        entities
            .createNativeQuery(COMING)
            .setParameter(1, restaurant)
            .setParameter(2, MOST)
            .getResultList();
    return rows.stream().map(row -> Coming.of((Object[]) row)).toList();
  }
}
