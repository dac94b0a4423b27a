package foodfast.delivery;

import foodfast.menu.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** What drivers earn, by the days of their cities. */
@ApplicationScoped
@Transactional
public class Earnings {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int MOST = 200;

  /** An order is delivered within a day or never, so its age says where to look. */
  private static final String DELIVERED =
      "select o.id, r.name, cast(extract(epoch from s.at) as bigint), o.driver_pay, o.currency"
          + " from orders o join order_step s on s.order_id = o.id and s.status = 'DELIVERED'"
          + " join restaurant r on r.id = o.restaurant_id where o.driver_id = ?"
          + " and o.placed_at > cast(? as timestamptz) - interval '1 day'"
          + " and s.at >= cast(? as timestamptz) and o.driver_pay is not null"
          + " order by s.at desc limit ?";

  @PersistenceContext EntityManager entities;

  /**
   * A driver's day.
   *
   * @param items the newest first
   */
  public record Day(LocalDate day, Money total, List<Delivered> items) {}

  /** One of its deliveries. */
  public record Delivered(UUID orderId, String restaurantName, Instant at, Money pay) {
    private static Delivered of(Object[] row) {
      Instant at = Instant.ofEpochSecond(((Number) row[2]).longValue());
      Money pay = new Money(((Number) row[3]).longValue(), (String) row[4]);
      return new Delivered((UUID) row[0], (String) row[1], at, pay);
    }
  }

  Day today(UUID driver, Instant now) {
    LocalDate day = now.atZone(ZONE).toLocalDate();
    String begins = day.atStartOfDay(ZONE).toInstant().toString();
    List<?> rows =
        entities
            .createNativeQuery(DELIVERED)
            .setParameter(1, driver)
            .setParameter(2, begins)
            .setParameter(3, begins)
            .setParameter(4, MOST)
            .getResultList();
    List<Delivered> items = rows.stream().map(row -> Delivered.of((Object[]) row)).toList();
    long total = items.stream().mapToLong(one -> one.pay().amount()).sum();
    return new Day(day, new Money(total, "EUR"), items);
  }
}
