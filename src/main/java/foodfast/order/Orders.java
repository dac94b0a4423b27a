package foodfast.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All orders. */
@ApplicationScoped
@Transactional
public class Orders {
  @PersistenceContext EntityManager entities;

  /** Whose orders: one of the columns and the id it must hold; both null for everybody's. */
  record Whose(String column, UUID id) {}

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
  Optional<Order> lock(UUID id) {
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

  /** A page of somebody's orders, newest first, beginning after the given one. */
  List<Order> page(Whose whose, OrderStatus status, Instant before, UUID beforeId, int limit) {
    String query =
        "select o from Order o where (o.placedAt < :at or o.placedAt = :at and o.id < :id)"
            + (whose.column() == null ? "" : " and o." + whose.column() + " = :whose")
            + (status == null ? "" : " and o.status = :status")
            + " order by o.placedAt desc, o.id desc";
    TypedQuery<Order> orders = entities.createQuery(query, Order.class);
    orders.setParameter("at", before).setParameter("id", beforeId).setMaxResults(limit);
    if (whose.column() != null) {
      orders.setParameter("whose", whose.id());
    }
    if (status != null) {
      orders.setParameter("status", status);
    }
    return orders.getResultList();
  }
}
