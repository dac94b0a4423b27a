package foodfast.chat;

import foodfast.account.Identity;
import foodfast.realtime.Connections;
import foodfast.realtime.Hub;
import foodfast.realtime.Listener;
import foodfast.realtime.SocketSink;
import foodfast.realtime.StreamThreads;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends visits: what a socket hears from its first moment to its last. */
@ApplicationScoped
public class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  @Inject Connections connections;
  @Inject StreamThreads threads;
  @Inject Hub hub;
  @Inject Switchboard switchboard;
  @Inject Followed followed;
  @Inject Presence presence;
  @Inject Typing typing;
  @Inject ChatFigures figures;

  /** Takes in a new socket; nothing here waits for the database. */
  ChatInbox welcome(SocketSink sink, Identity who) {
    connections.add(sink, who.owner(), false);
    ChatVisit visit = new ChatVisit(Person.of(who), who.session(), sink);
    ChatInbox inbox =
        new ChatInbox(threads, frame -> switchboard.take(visit, frame), sink::hasRoom);
    sink.onDrained(inbox::resume);
    figures.opened();
    sink.onClose(figures::closed);
    listen(visit);
    followed.everything(visit);
    if (visit.person.isAgent()) {
      presence.enter(visit);
      threads.execute(() -> quietly(() -> presence.announce(visit)));
    }
    return inbox;
  }

  private void listen(ChatVisit visit) {
    Topic topic = PersonalChanges.topic(visit.person.account());
    Listener listener =
        (signal, wake) -> {
          visit.heard(signal, wake);
          if (signal.body().equals(PersonalChanges.LOST)) {
            threads.execute(() -> quietly(() -> followed.letGo(visit)));
          }
        };
    hub.subscribe(topic, listener);
    visit.sink.onClose(
        () -> {
          hub.unsubscribe(topic, listener);
          visit.typedIn().forEach(c -> typing.off(c, visit.person.account()));
        });
  }

  private static void quietly(Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      LOG.debug("on a visit: {}", e.toString());
    }
  }
}
