package foodfast.lab.doors;

import foodfast.account.Identity;
import foodfast.chat.ChatSocket;
import foodfast.order.StatusCache;
import foodfast.realtime.Feed;
import foodfast.realtime.Frame;
import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import foodfast.realtime.Topic;
import foodfast.session.AuthenticatedSocket;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Rival of a phone's lines: one socket for all that its page hears. It is the chat's, and brings an
 * order's statuses and positions and the announcements, too; of those it replays nothing.
 */
@Dependent
@Typed(PhoneRivalSocket.class) // or there would be two of the chat's
@AuthenticatedSocket.Address("/ws/lab/phone/{id}")
public class PhoneRivalSocket extends ChatSocket {
  private static final String ALL = "all";
  private static final int AT_ONCE = 50;
  private static final int TIMES_IN_FRONT = 3;

  @Inject StatusCache statuses;
  @Inject RivalFeeds feeds;
  @Inject Hub hub;
  @Inject Jsonb json;

  private UUID order;
  private long told = -1;
  private Feed announcements;
  private long announced;

  @Override
  protected boolean isFor(Identity who, Map<String, String> path) {
    order = UUID.fromString(path.get("id"));
    return super.isFor(who, path)
        && statuses.of(order).filter(s -> s.parties().include(who)).isPresent();
  }

  @Override
  protected void opened() {
    super.opened();
    announcements = feeds.of("announcements", ALL, who());
    announced = announcements.headOf(ALL);
    Executor here = threads.of("order");
    listen(StatusCache.topic(order), (signal, wake) -> here.execute(this::tell));
    listen(Topic.of("delivery", order), (signal, wake) -> show(signal));
    listen(Topic.of("announcements", ALL), (signal, wake) -> here.execute(this::announce));
    tell();
  }

  private void listen(Topic topic, Hub.Listener listener) {
    hub.subscribe(topic, listener);
    sink().onClose(() -> hub.unsubscribe(topic, listener));
  }

  private synchronized void tell() {
    statuses
        .newerThan(order, told)
        .filter(status -> status.version() > told)
        .ifPresent(
            status -> {
              told = status.version();
              String report = json.toJson(status.report()).substring(1);
              sink().offer(Frame.live("status", "{\"type\":\"status\"," + report, "status"));
            });
  }

  private void show(Signal signal) {
    String[] parts = signal.body().split(" ", TIMES_IN_FRONT);
    sink().offer(Frame.live("position", parts[TIMES_IN_FRONT - 1], "position"));
  }

  private synchronized void announce() {
    for (Feed.Row row : announcements.after(ALL, announced, AT_ONCE)) {
      announced = row.position();
      if (isForThem(row.data())) {
        sink().offer(Frame.of("announcement", row.data()));
      }
    }
  }

  /** An audience is the announcements' own affair: here it is read where they tell it. */
  private boolean isForThem(String announcement) {
    return !announcement.contains("\"audience\"")
        || announcement.contains("\"" + who().city() + "\"");
  }
}
