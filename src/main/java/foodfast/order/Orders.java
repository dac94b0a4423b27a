package foodfast.order;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.realtime.Feed;
import foodfast.web.Cursor;
import foodfast.web.CursoredPage;
import foodfast.web.UnicodeText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All orders. */
@ApplicationScoped
@Transactional
public class Orders {
  private static final String STATUS =
      "select s.status, s.at, o.version, o.customer_id, o.restaurant_id, o.driver_id, o.id"
          + " from orders o join order_step s on s.order_id = o.id where o.id = any(?)"
          + " order by o.id, s.version";

  private static final String IN_CITY =
      " and o.restaurantId in (select r.id from Restaurant r where lower(trim(r.city)) = :city)";

  @PersistenceContext EntityManager entities;

  void add(Order order) {
    entities.persist(order);
  }

  public Optional<Order> find(UUID id) {
    return Optional.ofNullable(entities.find(Order.class, id));
  }

  /** Which restaurant has the order; the order itself is not read. */
  public Optional<UUID> restaurantOf(UUID id) {
    return entities
        .createQuery("select o.restaurantId from Order o where o.id = :id", UUID.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** The order, its row locked until the transaction ends. */
  public Optional<Order> lock(UUID id) {
    return Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** A customer's orders, all their rows locked until the transaction ends. */
  List<Order> lockAllOf(UUID customer) {
    return entities
        .createQuery(
            "select o from Order o where o.customerId = :customer order by o.id", Order.class)
        .setParameter("customer", customer)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** A customer's latest orders, newest first. */
  public List<Order> latestOf(UUID customer, int limit) {
    return entities
        .createQuery(
            "select o from Order o where o.customerId = :customer order by o.placedAt desc",
            Order.class)
        .setParameter("customer", customer)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A customer's orders, oldest first. */
  List<Order> of(UUID customer) {
    return entities
        .createQuery(
            "select o from Order o where o.customerId = :customer order by o.placedAt", Order.class)
        .setParameter("customer", customer)
        .getResultList();
  }

  /** When each of these orders ended; those that have not are left out. */
  public Map<UUID, Instant> endings(Collection<UUID> ids) {
    List<?> rows =
        entities
            .createQuery(
                "select o.id, max(s.at) from Order o join o.steps s"
                    + " where o.id in :ids and o.status in :over group by o.id")
            .setParameter("ids", ids)
            .setParameter("over", OrderStatus.over())
            .getResultList();
    Map<UUID, Instant> endings = new HashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      endings.put((UUID) columns[0], (Instant) columns[1]);
    }
    return endings;
  }

  /**
   * A page of the orders that concern them, newest first.
   *
   * @param statuses those asked for; none is all
   * @param city of the restaurant; empty is any
   */
  CursoredPage<Order> page(
      Identity who, List<OrderStatus> statuses, String city, String cursor, int limit) {
    Cursor after = Cursor.newestFirst(cursor);
    String party = party(who.role());
    String query =
        "select o from Order o where o.placedAt <= :at and (o.placedAt < :at or o.id < :id)"
            + (party == null ? "" : " and o." + party + " = :party")
            + (statuses.isEmpty() ? "" : " and o.status in :statuses")
            + (city.isBlank() ? "" : IN_CITY)
            + " order by o.placedAt desc, o.id desc";
    TypedQuery<Order> orders = entities.createQuery(query, Order.class);
    orders.setParameter("at", after.at()).setParameter("id", after.id()).setMaxResults(limit + 1);
    if (party != null) {
      orders.setParameter("party", partyOf(who));
    }
    if (!statuses.isEmpty()) {
      orders.setParameter("statuses", statuses);
    }
    if (!city.isBlank()) {
      orders.setParameter("city", UnicodeText.key(city));
    }
    return CursoredPage.of(
        orders.getResultList(), limit, last -> new Cursor(last.placedAt(), last.id()));
  }

  private static UUID partyOf(Identity who) {
    return who.role() == Role.RESTAURANT ? who.restaurantId() : who.account();
  }

  private static String party(Role role) {
    return switch (role) {
      case CUSTOMER -> "customerId";
      case RESTAURANT -> "restaurantId";
      case DRIVER -> "driverId";
      default -> null;
    };
  }

  /** What status polls need of each of these orders that exists, without an entity. */
  List<StatusSnapshot> statuses(Collection<UUID> ids) {
    Map<Object, List<Object[]>> steps =
        rows(STATUS, ids.toArray(UUID[]::new)).stream()
            .collect(Collectors.groupingBy(row -> row[6]));
    return steps.values().stream().map(Orders::status).toList();
  }

  private static StatusSnapshot status(List<Object[]> steps) {
    List<OrderStep.View> timeline = steps.stream().map(Orders::step).toList();
    Object[] last = steps.get(steps.size() - 1);
    Order.Parties parties = new Order.Parties((UUID) last[3], (UUID) last[4], (UUID) last[5]);
    long version = ((Number) last[2]).longValue();
    return new StatusSnapshot((UUID) last[6], step(last).status(), version, timeline, parties);
  }

  private static OrderStep.View step(Object[] row) {
    return new OrderStep.View(
        OrderStatus.valueOf((String) row[0]), ((Timestamp) row[1]).toInstant());
  }

  /** The committed version of each of these orders. */
  Map<String, Long> versions(Collection<String> ids) {
    return Feed.headsFrom(rows("select id, version from orders where id = any(?)", Feed.keys(ids)));
  }

  private List<Object[]> rows(String sql, Object parameter) {
    List<?> rows = entities.createNativeQuery(sql).setParameter(1, parameter).getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }
}
