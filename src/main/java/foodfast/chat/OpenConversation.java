package foodfast.chat;

import foodfast.account.Identity;
import foodfast.order.Orders;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A customer asks for help; support hears of it in the same transaction. */
@ApplicationScoped
public class OpenConversation {
  @Inject Conversations conversations;
  @Inject Orders orders;
  @Inject ConversationChanges changes;
  @Inject Event<Conversation.Opened> opened;

  /**
   * @param orderId what it is about, or null
   * @throws Problem 422 if the order isn't theirs
   */
  @Transactional
  public UUID open(Identity customer, String topic, UUID orderId) {
    boolean theirs =
        orderId == null
            || orders
                .find(orderId)
                .filter(o -> customer.account().equals(o.customerId()))
                .isPresent();
    if (!theirs) {
      throw Problem.of(422, "unknown-order", "You have no such order.")
          .at("/orderId", "Please choose one of your orders.");
    }
    changes.keepFor(customer.account());
    Conversation conversation =
        new Conversation(customer, CardNumbers.mask(topic.strip()), orderId, Instant.now());
    conversations.add(conversation);
    changes.append(conversation.id(), List.of(customer.account()));
    opened.fire(new Conversation.Opened(conversation));
    return conversation.id();
  }
}
