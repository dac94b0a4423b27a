package foodfast.realtime;

import foodfast.background.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Over how long a broadcast is handed out: at once to a thousand readers, to ten thousand in about
 * a second; up to ten times slower while the machine's processors are busy with what is urgent.
 */
@ApplicationScoped
public class FanOutPacing {
  private static final int AT_ONCE = 1_000;
  private static final double MILLIS_PER_READER = 0.1;
  private static final double BUSY = 0.6;
  private static final int SLOWEST = 10;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** The share of all processors in use in the last second; negative if unknown. */
  private volatile double load = -1;

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.every("machine load", Duration.ofSeconds(1), this::measure);
  }

  /** The JVM tells the share since it was last asked. */
  private void measure() {
    try {
      ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
      Object share = ManagementFactory.getPlatformMBeanServer().getAttribute(system, "CpuLoad");
      load = ((Number) share).doubleValue();
    } catch (JMException e) {
      load = -1;
    }
  }

  Duration timeFor(int readers) {
    return timeFor(readers, load);
  }

  static Duration timeFor(int readers, double load) {
    double excess = Math.min(1, Math.max(0, load - BUSY) / (1 - BUSY));
    double factor = 1 + (SLOWEST - 1) * excess;
    int paced = excess > 0 ? readers : Math.max(0, readers - AT_ONCE);
    Duration time = Duration.ofMillis((long) (paced * MILLIS_PER_READER * factor));
    return time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }
}
