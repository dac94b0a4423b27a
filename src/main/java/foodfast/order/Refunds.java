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

  List<Refund.View> of(UUID order) {
    return entities
        .createQuery("select r from Refund r where r.orderId = :o order by r.at", Refund.class)
        .setParameter("o", order)
        .getResultStream()
        .map(Refund::view)
        .toList();
  }
}
