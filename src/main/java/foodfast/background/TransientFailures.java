package foodfast.background;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a database or broker that is away, or busy for a moment, from a fault. The node's probe
 * tells of an outage once, when it begins and when it ends; all others stay silent about it.
 */
public final class TransientFailures {
  private static final Logger LOG = LoggerFactory.getLogger(TransientFailures.class);
  private static final int DEEPEST = 20;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private TransientFailures() {}

  /** Whether an outage is why this was thrown. */
  public static boolean isBehind(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isOne(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Logs a fault; an outage is told by the probe. */
  public static void warn(Logger log, String what, Throwable fault) {
    if (isBehind(fault)) {
      log.debug(what, fault);
    } else {
      log.warn(what, fault);
    }
  }

  /** Whether this exception itself, whatever its cause, tells of an outage. */
  public static boolean isOne(Throwable thrown) {
    return thrown instanceof SQLException sql
        ? sql instanceof SQLTransientException || isOfTheMoment(String.valueOf(sql.getSQLState()))
        : thrown instanceof ResourceException // a pool that has no connection to give
            || thrown instanceof JMSException
            || thrown instanceof JMSRuntimeException;
  }

  /**
   * Connection lost (08), resources short (53), server stopping or starting (57), deadlock (40).
   */
  private static boolean isOfTheMoment(String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("40");
  }

  /**
   * Does work that would only fail again if it were handed back now: while an outage makes it fail,
   * it is tried again each second, for ten minutes at most.
   */
  public static void sitOut(Runnable work) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        work.run();
        return;
      } catch (RuntimeException e) {
        boolean over = System.nanoTime() > end || Thread.currentThread().isInterrupted();
        if (over || !isBehind(e)) {
          throw e;
        }
        LOG.debug("tried again in {}", PAUSE, e);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
