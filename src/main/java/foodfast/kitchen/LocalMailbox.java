package foodfast.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Keeps what was sent in a table that operators can read, instead of sending it anywhere. */
@ApplicationScoped
public class LocalMailbox implements SecondChannel {
  @Inject MailboxMessages messages;
  @Inject Clock clock;

  @Override
  public void tell(UUID restaurant, UUID order, String text) {
    if (!messages.isAbout(order)) {
      messages.add(new MailboxMessage(restaurant, order, text, clock.instant()));
    }
  }
}
