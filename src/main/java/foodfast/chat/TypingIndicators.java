package foodfast.chat;

import foodfast.background.Scheduler;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Who is typing on this node. Told in signals only, never stored; 15 s after the last word of it
 * everybody is told that it is over.
 */
@ApplicationScoped
public class TypingIndicators {
  private static final long OVER_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int AT_MOST = 20_000;

  @Inject Signals signals;

  LongSupplier nanoTime = System::nanoTime;

  private record Key(UUID conversation, UUID account) {}

  private record Entry(List<UUID> audience, long told) {}

  private final Map<Key, Entry> typing = new ConcurrentHashMap<>();

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.every("typing", Duration.ofSeconds(1), this::endOverdue);
  }

  /** Whether saying it again would change what others know. */
  boolean isNews(UUID conversation, UUID account, boolean on) {
    Entry known = typing.get(new Key(conversation, account));
    return on ? known == null || nanoTime.getAsLong() - known.told() > REPEAT_NANOS : known != null;
  }

  /**
   * @param audience the others in the conversation
   */
  void on(UUID conversation, UUID account, List<UUID> audience) {
    if (typing.size() < AT_MOST) {
      typing.put(new Key(conversation, account), new Entry(audience, nanoTime.getAsLong()));
      tell(conversation, account, audience, true);
    }
  }

  void off(UUID conversation, UUID account) {
    Entry known = typing.remove(new Key(conversation, account));
    if (known != null) {
      tell(conversation, account, known.audience(), false);
    }
  }

  void endOverdue() {
    long now = nanoTime.getAsLong();
    typing.forEach(
        (key, entry) -> {
          if (now - entry.told() >= OVER_NANOS) {
            off(key.conversation(), key.account());
          }
        });
  }

  private void tell(UUID conversation, UUID account, List<UUID> audience, boolean on) {
    String frame = OutboundFrames.typing(conversation, account, on);
    audience.forEach(who -> signals.publish(new Signal(ConversationChanges.topic(who), frame)));
  }
}
