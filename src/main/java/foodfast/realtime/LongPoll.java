package foodfast.realtime;

import foodfast.background.Scheduler;
import foodfast.realtime.Connections.Owner;
import foodfast.realtime.Hub.Listener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Polls that sleep: a tail of length one. A sleeping poll holds no thread and no timer of its own;
 * one sweep, four times a second, ends those whose time is over, jittered so that they don't come
 * back together.
 */
@ApplicationScoped
public class LongPoll {
  @Inject Hub hub;
  @Inject StreamThreadPools threads;

  @Inject
  @ConfigProperty(name = "THROTTLE_FACTOR", defaultValue = "1")
  double throttleFactor;

  /** A sleeping poll holds 21 kB of heap (SleepingPollsLoad): so many use about a quarter of it. */
  private static final int AT_MOST = (int) (Runtime.getRuntime().maxMemory() / (80 * 1024));

  private static final int PER_PERSON = 50;

  private final Map<SleepingPoll, Owner> asleep = new ConcurrentHashMap<>();
  private ConnectionQuota quota;

  /** What a poll answers, asked on any thread. */
  public interface Answer {
    /**
     * The new state if it differs from what the client knows, else null; made once the poll really
     * ends with it.
     *
     * @param woken whether a signal said so: then what was read before it is not good enough
     */
    Supplier<Response> changed(boolean woken);

    /** The answer at the end of the wait: what this node knows, without a look at the tables. */
    Response atEnd();
  }

  void start(@Observes Startup startup, Scheduler scheduler) {
    quota = new ConnectionQuota((int) Math.ceil(PER_PERSON * throttleFactor), AT_MOST);
    scheduler.every("overdue polls", Duration.ofMillis(250), this::endOverdue);
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
    if (quota.acquire(owner.account()) != ConnectionQuota.Admission.ADMITTED) {
      response.resume(answer.atEnd());
      return;
    }
    SleepingPoll poll =
        new SleepingPoll(
            known, deadline, response, answer, threads.of(topic.kind()), threads.writers());
    Listener sessionOver = (signal, wake) -> poll.sessionOver();
    poll.onEnd(
        () -> {
          hub.unsubscribe(topic, poll);
          hub.unsubscribe(owner.sessionTopic(), sessionOver);
          if (asleep.remove(poll) != null) {
            quota.release(owner.account());
          }
        });
    asleep.put(poll, owner);
    hub.subscribe(owner.sessionTopic(), sessionOver);
    hub.subscribe(topic, poll);
    poll.cleanUpIfEnded();
    poll.look(false);
  }

  /** Whether one more of this person may sleep here; else it is answered at once. */
  public boolean hasRoom(Owner owner) {
    return quota.check(owner.account()) == ConnectionQuota.Admission.ADMITTED;
  }

  /** How many polls sleep on this node. */
  public int count() {
    return asleep.size();
  }

  /** For each of them, on whose behalf it sleeps. */
  public Stream<Owner> owners() {
    return asleep.values().stream();
  }

  private void endOverdue() {
    long now = System.nanoTime();
    for (SleepingPoll poll : asleep.keySet()) {
      if (poll.isOverdue(now)) {
        poll.giveUp();
      }
    }
  }
}
