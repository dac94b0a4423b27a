package foodfast.chat;

import foodfast.account.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** What a person said in chats. */
@ApplicationScoped
public class ChatData implements PersonalData {
  @Inject PersonalWords words;
  @Inject CloseConversation closeConversation;

  @Override
  public String section() {
    return "chat";
  }

  @Override
  public Object export(UUID account) {
    return words.of(account);
  }

  @Override
  public void erase(UUID account) {
    words.erase(account);
    closeConversation.closeAllOf(account);
  }
}
