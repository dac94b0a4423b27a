package foodfast.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import foodfast.kit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Again and again, one at a time, whatever happens; and the log hears of a change alone. */
class PeriodicTaskTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofDays(1);

  private final Logger logger = (Logger) LoggerFactory.getLogger(PeriodicTask.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<Boolean> outcomes = new CopyOnWriteArrayList<>();
  private final AtomicInteger runs = new AtomicInteger();
  private final Semaphore began = new Semaphore(0);
  private final Semaphore mayEnd = new Semaphore(0);
  private PeriodicTask task;
  private Thread thread;

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void end() throws InterruptedException {
    logger.detachAppender(log);
    task.stop();
    mayEnd.release(1_000);
    thread.join(10_000);
    assertFalse(thread.isAlive(), "it has ended");
  }

  @Test
  void comesAgainWhateverFails() {
    start(
        SOON,
        () -> {
          int run = runs.incrementAndGet();
          if (run == 2) {
            throw new IllegalStateException(new java.sql.SQLException("nobody answers"));
          } else if (run == 3) {
            throw new OutOfMemoryError("for once");
          }
        });
    await(() -> outcomes.size() >= 5);
    assertEquals(List.of(true, false, false, true, true), List.copyOf(outcomes).subList(0, 5));
  }

  @Test
  void isLoggedWhenItBeginsToFailAndWhenItWorksAgain() {
    start(
        SOON,
        () -> {
          int run = runs.incrementAndGet();
          if (run >= 2 && run <= 6) {
            throw new IllegalStateException(new java.sql.SQLException("nobody answers"));
          }
        });
    await(() -> outcomes.size() >= 9);
    List<ILoggingEvent> told =
        List.copyOf(log.list).stream()
            .filter(e -> e.getLevel().isGreaterOrEqual(Level.INFO))
            .toList();
    assertEquals(
        List.of(Level.WARN, Level.INFO), told.stream().map(ILoggingEvent::getLevel).toList());
    String warning = told.get(0).getFormattedMessage();
    assertTrue(warning.contains("\"tried\"") && warning.contains("nobody answers"), warning);
  }

  @Test
  void askedForWhileItRunsItRunsOnceMoreAndNeverBesideItself() throws Exception {
    start(NEVER, this::held);
    task.soon();
    assertTrue(began.tryAcquire(10, TimeUnit.SECONDS));
    task.soon();
    task.soon();
    assertEquals(1, runs.get());
    mayEnd.release();
    assertTrue(began.tryAcquire(10, TimeUnit.SECONDS));
    mayEnd.release();
    await(() -> outcomes.size() == 2);
    await(() -> thread.getState() == Thread.State.TIMED_WAITING);
    assertEquals(2, runs.get());
  }

  @Test
  void afterAFailureItRestsThoughAskedFor() {
    start(
        NEVER,
        () -> {
          runs.incrementAndGet();
          throw new IllegalStateException("as always");
        });
    task.soon();
    await(() -> outcomes.size() == 1);
    task.soon();
    await(() -> thread.getState() == Thread.State.TIMED_WAITING);
    assertEquals(1, runs.get());
  }

  @Test
  void aTaskThatWaitsForTheDatabaseEndsWithTheServer() throws Exception {
    start(SOON, this::held);
    assertTrue(began.tryAcquire(10, TimeUnit.SECONDS));
    task.stop();
    thread.interrupt();
    thread.join(10_000);
    assertFalse(thread.isAlive());
    assertEquals(0, log.list.stream().filter(e -> e.getLevel() == Level.WARN).count());
  }

  private void held() {
    runs.incrementAndGet();
    began.release();
    try {
      mayEnd.acquire();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start(Duration delay, Runnable what) {
    task = new PeriodicTask("tried", delay, what, outcomes::add);
    thread = new Thread(task::loop);
    thread.start();
  }

  private static void await(Callable<Boolean> condition) {
    Eventually.within(Duration.ofSeconds(10)).holds("so far", condition);
  }
}
