package foodfast.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** All canned replies. */
@ApplicationScoped
@Transactional
public class CannedReplies {
  @PersistenceContext EntityManager entities;

  List<CannedReply.View> all() {
    return entities
        .createQuery("select r from CannedReply r order by r.id", CannedReply.class)
        .getResultStream()
        .map(CannedReply::view)
        .toList();
  }
}
