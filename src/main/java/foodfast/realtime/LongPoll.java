package foodfast.realtime;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Polls that sleep: a tail of length one. A sleeping poll holds no thread and no timer of its own;
 * one sweep, four times a second, ends those whose time is over, jittered so that they don't come
 * back together.
 */
@ApplicationScoped
public class LongPoll {
  @Inject Hub hub;
  @Inject StreamThreads threads;
  @Resource ManagedScheduledExecutorService executor;

  /** A sleeping poll holds 21 kB of heap (SleepingPollsLoad): so many use about a quarter of it. */
  private static final long AT_MOST = Runtime.getRuntime().maxMemory() / (80 * 1024);

  private final Set<SleepingPoll> asleep = ConcurrentHashMap.newKeySet();

  /** What a poll answers, asked on any thread. */
  public interface Answer {
    /**
     * The new state if it differs from what the client knows, else null.
     *
     * @param woken whether a signal said so: then what was read before it is not good enough
     */
    Response changed(boolean woken);

    /** The answer at the end of the wait. */
    Response unchanged();
  }

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::endOverdue, 250, 250, TimeUnit.MILLISECONDS);
  }

  /**
   * Subscribes, looks once more, then sleeps until the topic is woken, the session ends or the wait
   * is over.
   *
   * @param known the position the client knows
   * @param wait up to which the client waits; it ends up to a tenth earlier
   */
  public void sleep(
      Topic topic, long known, Duration wait, Owner owner, AsyncResponse response, Answer answer) {
    long early = wait.toNanos() / 10;
    long jitter = early == 0 ? 0 : ThreadLocalRandom.current().nextLong(early);
    long deadline = System.nanoTime() + wait.toNanos() - jitter;
    SleepingPoll poll = new SleepingPoll(known, deadline, response, answer, threads);
    Listener sessionOver = (signal, wake) -> poll.sessionOver();
    poll.onEnd(
        () -> {
          hub.unsubscribe(topic, poll);
          hub.unsubscribe(owner.sessionTopic(), sessionOver);
          asleep.remove(poll);
        });
    asleep.add(poll);
    hub.subscribe(owner.sessionTopic(), sessionOver);
    hub.subscribe(topic, poll);
    poll.cleanUpIfEnded();
    poll.look(false);
  }

  /** Whether one more may sleep here; else its client is better answered at once. */
  public boolean hasRoom() {
    return asleep.size() < AT_MOST;
  }

  /** How many polls sleep on this node. */
  public int count() {
    return asleep.size();
  }

  private void endOverdue() {
    long now = System.nanoTime();
    for (SleepingPoll poll : asleep) {
      if (poll.isOverdue(now)) {
        threads.execute(poll::giveUp);
      }
    }
  }
}
