package foodfast.chat;

import foodfast.account.Identity;
import foodfast.chat.ConversationChanges.Change;
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
  private static final String ADVANCE =
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
  @Inject ConversationChanges changes;

  /**
   * Their device has everything up to one position, and they have seen everything up to another.
   */
  void advance(Identity who, UUID id, long delivered, long read) {
    Conversation conversation = conversations.find(who, id).orElseThrow(Problem::notFound);
    long last = conversation.lastPosition();
    int moved =
        entities
            .createNativeQuery(ADVANCE)
            .setParameter(1, id)
            .setParameter(2, who.account())
            .setParameter(3, Math.min(delivered, last))
            .setParameter(4, Math.min(read, last))
            .executeUpdate();
    if (moved == 1) {
      tell(conversation, who.account(), read > 0);
    }
  }

  private void tell(Conversation conversation, UUID reader, boolean wasRead) {
    List<Change> all = new ArrayList<>();
    for (UUID account : conversation.people()) {
      all.add(new Change(account, conversation.id(), reader));
    }
    if (wasRead) {
      all.add(Change.ofState(reader, conversation.id()));
    }
    changes.append(all);
  }

  /**
   * Puts into their list what it lacks of how far everybody has got, for they may be new here. They
   * are told in the list's order, so that no receipt goes back.
   */
  void catchUp(Identity who, UUID conversation) {
    List<?> lacking =
        entities
            .createNativeQuery(LACKING)
            .setParameter(1, conversation)
            .setParameter(2, who.account())
            .getResultList();
    if (!lacking.isEmpty()) {
      changes.append(
          lacking.stream()
              .map(about -> new Change(who.account(), conversation, (UUID) about))
              .toList());
    }
  }
}
