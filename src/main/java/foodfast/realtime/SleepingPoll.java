package foodfast.realtime;

import foodfast.background.CoalescedTask;
import foodfast.realtime.Hub.Listener;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
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
  private final Executor writers;
  private final CoalescedTask looking;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Runnable onEnd = () -> {};

  /**
   * @param readers for looks at the table
   * @param writers for the answer, which a client may hold up
   */
  SleepingPoll(
      long known,
      long deadline,
      AsyncResponse response,
      LongPoll.Answer answer,
      Executor readers,
      Executor writers) {
    this.known = known;
    this.deadline = deadline;
    this.response = response;
    this.answer = answer;
    this.writers = writers;
    this.looking = new CoalescedTask(readers, () -> look(true));
  }

  @Override
  public long position() {
    return known;
  }

  @Override
  public void heard(Signal signal, long wake) {
    if (!ended.get()) {
      looking.ask();
    }
  }

  /** Answers if the state has changed. A look that fails is made up for by the next wake. */
  void look(boolean woken) {
    if (ended.get()) {
      return;
    }
    try {
      Supplier<Response> changed = answer.changed(woken);
      if (changed != null) {
        end(changed);
      }
    } catch (RuntimeException e) {
      LOG.debug("a poll could not look and sleeps on: {}", e.toString());
    }
  }

  /** The wait is over: what is known here by now is told, and nobody is asked. */
  void giveUp() {
    end(answer::atEnd);
  }

  /** The session that asked is over: the answer is as if it were asked now. */
  void sessionOver() {
    end(
        () -> {
          throw new NotAuthorizedException("the session is over", "Bearer");
        });
  }

  private void end(Supplier<Response> last) {
    if (ended.compareAndSet(false, true)) {
      onEnd.run();
      writers.execute(() -> tell(last));
    }
  }

  private void tell(Supplier<Response> last) {
    Object told;
    try {
      told = last.get();
    } catch (RuntimeException e) {
      told = e;
    }
    if (told instanceof Throwable refusal) {
      response.resume(refusal);
    } else {
      response.resume(told);
    }
  }

  void onEnd(Runnable action) {
    onEnd = action;
  }

  /** The end may have come between two subscriptions: then the later one is taken back here. */
  void cleanUpIfEnded() {
    if (ended.get()) {
      onEnd.run();
    }
  }

  boolean isOverdue(long now) {
    return now - deadline >= 0;
  }
}
