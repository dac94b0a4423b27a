package foodfast.local;

import foodfast.kitchen.FallbackChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** All messages to restaurants, kept in a table for operators instead of being sent anywhere. */
@ApplicationScoped
@Transactional
public class MailboxMessages implements FallbackChannel {
  @PersistenceContext EntityManager entities;

  @Override
  public void tell(UUID restaurant, UUID order, String text) {
    if (!isAbout(order)) {
      entities.persist(new MailboxMessage(restaurant, order, text));
    }
  }

  private boolean isAbout(UUID order) {
    return entities
            .createQuery("select count(m) from MailboxMessage m where m.orderId = :o", Long.class)
            .setParameter("o", order)
            .getSingleResult()
        > 0;
  }

  /** The newest, at most 100. */
  List<MailboxMessage> newest() {
    return entities
        .createQuery("select m from MailboxMessage m order by m.sentAt desc", MailboxMessage.class)
        .setMaxResults(100)
        .getResultList();
  }
}
