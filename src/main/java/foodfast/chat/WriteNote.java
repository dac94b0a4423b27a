package foodfast.chat;

import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** An agent notes something down for colleagues. */
@ApplicationScoped
public class WriteNote {
  @Inject Conversations conversations;
  @Inject Notes notes;
  @Inject AgentDesk desk;
  @Inject Signals signals;

  /**
   * @throws Problem 404 if the agent doesn't hold it, or no agent asks
   */
  @Transactional
  public void write(Person from, UUID id, String clientId, String text) {
    Conversation conversation =
        conversations
            .lock(id)
            .filter(c -> from.isAgent() && c.concerns(from))
            .orElseThrow(Problem::notFound);
    Note note =
        new Note(
            conversation.lastNote + 1,
            clientId,
            from.account(),
            CardNumbers.mask(text),
            desk.now().truncatedTo(ChronoUnit.MICROS));
    if (notes.append(conversation, note)) {
      signals.publish(Signal.hint(Topic.of(notes.kind(), id)));
    }
  }
}
