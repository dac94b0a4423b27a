package foodfast.delivery;

import foodfast.account.Account;
import foodfast.menu.Restaurant;
import foodfast.order.Order;
import foodfast.order.OrderStatus;
import foodfast.web.Cursor;
import foodfast.web.CursoredPage;
import foodfast.web.UnicodeText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** All trips: those that wait for a driver, and those a driver has taken on. */
@ApplicationScoped
@Transactional
public class Deliveries {
  private static final Set<OrderStatus> IN_HAND =
      Set.of(
          OrderStatus.CONFIRMED, OrderStatus.PREPARING, OrderStatus.READY, OrderStatus.PICKED_UP);
  private static final String AFTER =
      "select o, r, c from Order o, Restaurant r, Account c where r.id = o.restaurantId"
          + " and c.id = o.customerId and o.status in :statuses"
          + " and (o.placedAt > :at or o.placedAt = :at and o.id > :id)";
  private static final String OLDEST_FIRST = " order by o.placedAt, o.id";

  @PersistenceContext EntityManager entities;

  /** Deliveries without a driver that begin in that city, oldest first; null is every city. */
  public CursoredPage<DeliveryView> available(String city, String cursor, int limit) {
    String inCity = city == null ? "" : " and lower(trim(r.city)) = :city";
    Query query = entities.createQuery(AFTER + " and o.driverId is null" + inCity + OLDEST_FIRST);
    if (city != null) {
      query.setParameter("city", UnicodeText.key(city));
    }
    query.setParameter("statuses", OrderStatus.claimable());
    return page(query, cursor, limit, row -> trip(row, null));
  }

  /** Deliveries of that driver which are not over, oldest first. */
  public CursoredPage<DeliveryView> of(UUID driver, String cursor, int limit) {
    Query query = entities.createQuery(AFTER + " and o.driverId = :driver" + OLDEST_FIRST);
    query.setParameter("driver", driver).setParameter("statuses", IN_HAND);
    return page(query, cursor, limit, row -> trip(row, (Account) row[2]));
  }

  private static CursoredPage<DeliveryView> page(
      Query query, String cursor, int limit, Function<Object[], DeliveryView> trip) {
    Cursor after = Cursor.oldestFirst(cursor);
    query.setParameter("at", after.at()).setParameter("id", after.id()).setMaxResults(limit + 1);
    List<?> rows = query.getResultList();
    List<DeliveryView> trips = rows.stream().map(Object[].class::cast).map(trip).toList();
    return CursoredPage.of(trips, limit, last -> new Cursor(last.placedAt(), last.orderId()));
  }

  private static DeliveryView trip(Object[] row, Account customer) {
    return DeliveryView.of((Order) row[0], (Restaurant) row[1], customer);
  }
}
