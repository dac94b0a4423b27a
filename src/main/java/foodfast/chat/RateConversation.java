package foodfast.chat;

import foodfast.account.Identity;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** A customer says how they were helped, once a conversation is closed; the last word counts. */
@ApplicationScoped
public class RateConversation {
  @Inject Conversations conversations;
  @Inject ConversationChanges changes;

  /** A rating as customers give it. */
  public record NewRating(@NotNull @Min(1) @Max(5) Integer stars, @Size(max = 1000) String words) {}

  /**
   * @throws Problem 404 if it is not theirs, 409 {@code not-closed}
   */
  @Transactional
  public void rate(Identity customer, UUID id, NewRating wanted) {
    Conversation conversation =
        conversations.lock(id).filter(c -> c.concerns(customer)).orElseThrow(Problem::notFound);
    if (!conversation.isClosed()) {
      throw Problem.of(409, "not-closed", "This conversation is still going on.");
    }
    boolean silent = wanted.words() == null || wanted.words().isBlank();
    String words = silent ? null : CardNumbers.mask(wanted.words().strip());
    conversation.rate(wanted.stars(), words, Instant.now());
    conversations.flush();
    changes.append(id, conversation.people());
  }
}
