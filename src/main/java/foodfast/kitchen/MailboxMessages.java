package foodfast.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** All messages of the local second channel. */
@ApplicationScoped
@Transactional
public class MailboxMessages {
  @PersistenceContext EntityManager entities;

  void add(MailboxMessage message) {
    entities.persist(message);
  }

  boolean isAbout(UUID order) {
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
