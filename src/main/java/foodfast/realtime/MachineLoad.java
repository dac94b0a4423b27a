package foodfast.realtime;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;

/** How busy this machine's processors are, as the JVM measures it. */
@ApplicationScoped
public class MachineLoad {
  @Resource ManagedScheduledExecutorService executor;

  private volatile double last = -1;

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::measure, 0, 1, TimeUnit.SECONDS);
  }

  /** The share of all processors in use in the last second; negative if unknown. */
  double now() {
    return last;
  }

  /** The JVM tells the share since it was last asked. */
  private void measure() {
    try {
      ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
      Object load = ManagementFactory.getPlatformMBeanServer().getAttribute(system, "CpuLoad");
      last = ((Number) load).doubleValue();
    } catch (JMException e) {
      last = -1;
    }
  }
}
