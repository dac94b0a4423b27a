package foodfast.chat;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All marks of how far somebody's devices and eyes have got; they never go back. */
@ApplicationScoped
@Transactional
public class Receipts {
  private static final String FORWARD =
      "insert into chat_mark (conversation_id, account_id, delivered, read)"
          + " values (?1, ?2, ?3, ?4) on conflict (conversation_id, account_id)"
          + " do update set delivered = greatest(chat_mark.delivered, excluded.delivered),"
          + " read = greatest(chat_mark.read, excluded.read)"
          + " where excluded.delivered > chat_mark.delivered or excluded.read > chat_mark.read";
  private static final String LACKING =
      "select k.account_id from chat_mark k where k.conversation_id = ?1 and not exists"
          + " (select 1 from chat_change ch where ch.account_id = ?2"
          + " and ch.conversation_id = k.conversation_id and ch.about = k.account_id)";

  @PersistenceContext EntityManager entities;
  @Inject Conversations conversations;
  @Inject PersonalChanges changes;

  /** Their device has everything up to there. */
  void delivered(Person person, UUID conversation, long upTo) {
    forward(person, conversation, upTo, 0);
  }

  /** They have seen everything up to there. */
  void read(Person person, UUID conversation, long upTo) {
    forward(person, conversation, upTo, upTo);
  }

  private void forward(Person person, UUID id, long delivered, long read) {
    Conversation conversation =
        conversations.find(id).filter(c -> c.concerns(person)).orElseThrow(Problem::notFound);
    long last = conversation.lastPosition;
    int moved =
        entities
            .createNativeQuery(FORWARD)
            .setParameter(1, id)
            .setParameter(2, person.account())
            .setParameter(3, Math.min(delivered, last))
            .setParameter(4, Math.min(read, last))
            .executeUpdate();
    if (moved == 1) {
      tell(conversation, person.account(), read > 0);
    }
  }

  private void tell(Conversation conversation, UUID reader, boolean wasRead) {
    List<PersonalChanges.Change> all = new ArrayList<>();
    for (UUID account : conversation.people()) {
      all.add(new PersonalChanges.Change(account, conversation.id, reader));
    }
    if (wasRead) {
      all.add(new PersonalChanges.Change(reader, conversation.id, conversation.id));
    }
    changes.touch(all);
  }

  /**
   * Puts into their list what it lacks of how far everybody has got, for they may be new here. They
   * are told in the list's order, so that no receipt goes back.
   */
  void catchUp(Person person, UUID conversation) {
    List<?> lacking =
        entities
            .createNativeQuery(LACKING)
            .setParameter(1, conversation)
            .setParameter(2, person.account())
            .getResultList();
    if (!lacking.isEmpty()) {
      changes.touch(
          lacking.stream()
              .map(
                  about -> new PersonalChanges.Change(person.account(), conversation, (UUID) about))
              .toList());
    }
  }
}
