package foodfast.lab.doors;

import foodfast.account.Caller;
import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.chat.ConversationsResource;
import foodfast.realtime.Feed;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;

/** The application's own feeds, for those who may read them, to be told in other ways than ours. */
@ApplicationScoped
public class RivalFeeds {
  @Inject @Any Instance<Feed> feeds;
  @Inject ConversationsResource conversations;
  @Inject Caller caller;

  Feed of(String kind, String id) {
    return of(kind, id, caller.identity());
  }

  Feed of(String kind, String id, Identity who) {
    boolean may =
        switch (kind) {
          case "chat" -> {
            conversations.conversation(UUID.fromString(id)); // or a 404
            yield true;
          }
          case "kitchen" ->
              who.role() == Role.RESTAURANT && id.equals(String.valueOf(who.restaurantId()));
          default -> kind.equals("announcements");
        };
    return feeds.stream()
        .filter(feed -> may && feed.kind().equals(kind))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }
}
