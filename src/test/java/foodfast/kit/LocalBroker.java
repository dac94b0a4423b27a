package foodfast.kit;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A real Artemis broker with a journal on disk, configured by the same file as the container. */
public final class LocalBroker implements AutoCloseable {
  private final Path data;
  private final int port;
  private EmbeddedActiveMQ running;

  public LocalBroker(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  public synchronized void start() throws Exception {
    if (running != null) {
      return;
    }
    System.setProperty("artemis.data", data.toString());
    System.setProperty("artemis.host", "localhost");
    System.setProperty("artemis.port", Integer.toString(port));
    System.setProperty("artemis.security", "false");
    FileConfiguration configuration = new FileConfiguration();
    FileDeploymentManager deployment = new FileDeploymentManager("broker.xml");
    deployment.addDeployable(configuration).readConfiguration();
    running = new EmbeddedActiveMQ().setConfiguration(configuration);
    running.start();
  }

  /** Stops the broker as an operator would; what was persistent is in the journal. */
  public synchronized void stop() throws Exception {
    if (running != null) {
      running.stop();
      running = null;
    }
  }

  /** How many messages of a queue are not yet consumed, those in hand included. */
  public synchronized long waiting(String queue) {
    return running.getActiveMQServer().locateQueue("foodfast." + queue).getMessageCount();
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException("the local broker did not stop", e);
    }
  }
}
