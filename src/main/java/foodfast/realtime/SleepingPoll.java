package foodfast.realtime;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request that waits for its topic to go beyond what its client knows; it answers exactly once.
 */
final class SleepingPoll implements Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SleepingPoll.class);

  private final long known;
  private final long deadline;
  private final AsyncResponse response;
  private final LongPoll.Answer answer;
  private final Executor threads;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final AtomicInteger wakes = new AtomicInteger();
  private volatile Runnable onEnd = () -> {};

  SleepingPoll(
      long known, long deadline, AsyncResponse response, LongPoll.Answer answer, Executor threads) {
    this.known = known;
    this.deadline = deadline;
    this.response = response;
    this.answer = answer;
    this.threads = threads;
  }

  @Override
  public long position() {
    return known;
  }

  @Override
  public void heard(Signal signal, long wake) {
    if (wakes.getAndIncrement() == 0) {
      threads.execute(() -> look(true));
    }
  }

  /** Answers if the state has changed; a wake during the look causes another one. */
  void look(boolean woken) {
    int seen;
    do {
      seen = wakes.get();
      try {
        Response changed = answered.get() ? null : answer.changed(woken || seen > 0);
        if (changed != null) {
          end(changed);
          return;
        }
      } catch (RuntimeException e) {
        fail(e);
        return;
      }
    } while (!wakes.compareAndSet(seen, 0));
  }

  /** The wait is over: what is known here by now is told, a wake or not. */
  void giveUp() {
    Response changed = null;
    try {
      changed = answer.changed(false);
    } catch (RuntimeException e) {
      LOG.debug("a poll ends with what its client knows: {}", e.toString());
    }
    end(changed == null ? answer.unchanged() : changed);
  }

  void end(Response result) {
    if (answered.compareAndSet(false, true)) {
      onEnd.run();
      response.resume(result);
    }
  }

  private void fail(RuntimeException e) {
    if (answered.compareAndSet(false, true)) {
      onEnd.run();
      response.resume(e);
    }
  }

  /** The session that asked is over: the answer is as if it were asked now. */
  void sessionOver() {
    fail(new NotAuthorizedException("the session is over", "Bearer"));
  }

  void onEnd(Runnable action) {
    onEnd = action;
  }

  /** The end may have come between two subscriptions: then the later one is taken back here. */
  void cleanUpIfEnded() {
    if (answered.get()) {
      onEnd.run();
    }
  }

  boolean isOverdue(long now) {
    return now - deadline >= 0;
  }
}
