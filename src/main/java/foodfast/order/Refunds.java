package foodfast.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** All refunds. */
@ApplicationScoped
@Transactional
public class Refunds {
  @PersistenceContext EntityManager entities;

  void add(Refund refund) {
    entities.persist(refund);
  }

  /** What was given back of an order, oldest first. */
  List<Refund> of(UUID order) {
    return entities
        .createQuery("select r from Refund r where r.orderId = :order order by r.at", Refund.class)
        .setParameter("order", order)
        .getResultList();
  }

  /** What a customer got back, oldest first. */
  List<Refund.View> to(UUID customer) {
    List<?> rows =
        entities
            .createQuery(
                "select r, o.currency from Refund r, Order o where o.id = r.orderId"
                    + " and o.customerId = :customer order by r.at")
            .setParameter("customer", customer)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> ((Refund) row[0]).view((String) row[1]))
        .toList();
  }
}
