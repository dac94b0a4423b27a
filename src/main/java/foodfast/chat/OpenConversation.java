package foodfast.chat;

import foodfast.order.Orders;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** A customer asks for help: the conversation goes to an agent at once, or waits in line. */
@ApplicationScoped
public class OpenConversation {
  @Inject Conversations conversations;
  @Inject Orders orders;
  @Inject PersonalChanges changes;
  @Inject AgentDesk desk;

  /**
   * @param orderId what it is about, or null
   * @throws Problem 422 if the order isn't theirs
   */
  @Transactional
  public UUID open(UUID customer, String name, String topic, UUID orderId) {
    boolean theirs =
        orderId == null
            || orders.find(orderId).filter(o -> customer.equals(o.customerId())).isPresent();
    if (!theirs) {
      throw Problem.of(422, "unknown-order", "You have no such order.");
    }
    changes.keepFor(customer);
    Conversation conversation =
        new Conversation(customer, name, CardNumbers.mask(topic.strip()), orderId, desk.now());
    conversations.add(conversation);
    changes.state(conversation.id, List.of(customer));
    desk.assign();
    if (conversation.isAt(ConversationState.WAITING)) {
      desk.renumber();
    }
    return conversation.id;
  }
}
