package foodfast.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tables say of orders' statuses, by one query for any number, and without an entity. */
@ApplicationScoped
@Transactional
public class StatusRows {
  private static final String STATUSES =
      "select o.id, o.version, o.customer_id, o.restaurant_id, o.driver_id, s.status, s.at"
          + " from orders o join order_step s on s.order_id = o.id where o.id = any(?)"
          + " order by o.id, s.version";

  @PersistenceContext EntityManager entities;

  /** What status polls need, of each of these orders that exists. */
  List<KnownStatus> statuses(Collection<UUID> ids) {
    Map<UUID, List<Object[]>> steps = new LinkedHashMap<>();
    for (Object row : ask(STATUSES, ids)) {
      Object[] step = (Object[]) row;
      steps.computeIfAbsent((UUID) step[0], id -> new ArrayList<>()).add(step);
    }
    return steps.values().stream().map(StatusRows::status).toList();
  }

  /** The committed version of each of these orders. */
  Map<UUID, Long> versions(Collection<UUID> ids) {
    Map<UUID, Long> versions = new HashMap<>();
    for (Object row : ask("select id, version from orders where id = any(?)", ids)) {
      Object[] columns = (Object[]) row;
      versions.put((UUID) columns[0], ((Number) columns[1]).longValue());
    }
    return versions;
  }

  private List<?> ask(String sql, Collection<UUID> ids) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, ids.toArray(UUID[]::new))
        .getResultList();
  }

  private static KnownStatus status(List<Object[]> steps) {
    Object[] last = steps.get(steps.size() - 1);
    List<OrderStep.View> timeline =
        steps.stream()
            .map(s -> new OrderStep.View(status(s), ((Timestamp) s[6]).toInstant()))
            .toList();
    return new KnownStatus(
        (UUID) last[0],
        status(last),
        ((Number) last[1]).longValue(),
        timeline,
        (UUID) last[2],
        (UUID) last[3],
        (UUID) last[4]);
  }

  private static OrderStatus status(Object[] step) {
    return OrderStatus.valueOf((String) step[5]);
  }
}
