package foodfast.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** How busy this machine's processors are, as the JVM measures it. */
@ApplicationScoped
public class MachineLoad {
  /** The share of all processors in use since it was last asked; negative if unknown. */
  double now() {
    try {
      ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
      Object load = ManagementFactory.getPlatformMBeanServer().getAttribute(system, "CpuLoad");
      return ((Number) load).doubleValue();
    } catch (JMException e) {
      return -1;
    }
  }
}
