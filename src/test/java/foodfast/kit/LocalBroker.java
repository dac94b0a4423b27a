package foodfast.kit;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import foodfast.local.LocalServices;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;

/**
 * A real Artemis broker with a journal on disk, in a process of its own as everywhere else, so that
 * it can be killed.
 */
public final class LocalBroker implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final long STOP_SECONDS = 30;

  private final Path data;
  private final int port;
  private int mqttPort;
  private Process running;
  private BrokerTap tap;

  public LocalBroker(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /** Before it starts: has it speak MQTT, too, at a port for that alone. */
  public LocalBroker withMqtt() {
    mqttPort = Ports.free();
    return this;
  }

  public synchronized void start() throws IOException {
    if (running != null) {
      return;
    }
    Path console = Files.createDirectories(data).resolve("broker.log");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    List<String> line = new ArrayList<>(List.of(java, "-Xmx256m"));
    line.addAll(Settings.jvm());
    if (mqttPort > 0) {
      line.addAll(mqtt());
    }
    line.add("-XX:FlightRecorderOptions=repository=" + data.resolve("recorder"));
    line.addAll(List.of("-cp", classPath, LocalServices.class.getName(), data.toString()));
    ProcessBuilder command =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()));
    command.environment().keySet().removeAll(Settings.NAMES);
    command.environment().put("POSTGRES_HOST", "none of its business");
    command.environment().put("ARTEMIS_PORT", Integer.toString(port));
    running = command.start();
    Eventually.within(START).holds("a broker on port " + port, this::listens);
    if (!Boolean.getBoolean("load.run")) {
      tap = new BrokerTap(this);
    }
  }

  /** One more acceptor than {@code broker.xml} has. */
  private List<String> mqtt() {
    String acceptor = "-Dbrokerconfig.acceptorConfigurations.mqtt.";
    return List.of(
        acceptor + "factoryClassName=" + NettyAcceptorFactory.class.getName(),
        acceptor + "params.host=localhost",
        acceptor + "params.port=" + mqttPort,
        acceptor + "params.protocols=MQTT");
  }

  private boolean listens() throws IOException {
    if (!running.isAlive()) {
      throw new IOException(
          "the broker ended while it started, see " + new File(data.toFile(), "broker.log"));
    }
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress("localhost", port), 1_000);
      return true;
    }
  }

  /** Stops the broker as an operator would; what was persistent is in the journal. */
  public synchronized void stop() throws IOException, InterruptedException {
    if (running != null) {
      hangUp();
      running.getOutputStream().close();
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
      running = null;
    }
  }

  /** Ends it as a power cut would: kill -9. */
  public synchronized void kill() throws InterruptedException {
    hangUp();
    running.destroyForcibly().waitFor();
    running = null;
  }

  private void hangUp() {
    if (tap != null) {
      tap.close();
      tap = null;
    }
  }

  /** How many messages of a queue are not yet consumed, those in hand included. */
  public long waiting(String queue) {
    String bean =
        ",component=addresses,address=\"foodfast.%1$s\",subcomponent=queues"
            + ",routing-type=\"anycast\",queue=\"foodfast.%1$s\"";
    return (Long) broker(b -> b.getAttribute(named(bean.formatted(queue)), "MessageCount"));
  }

  /** What the running broker says of a setting, such as {@code JournalSyncTransactional}. */
  public Object shows(String setting) {
    return broker(beans -> beans.getAttribute(named(""), setting));
  }

  /** Counts from now on how often the running broker waits for the disk to have its journal. */
  public DiskSyncs syncs() {
    try {
      return new DiskSyncs(line(), data.resolve("artemis/journal"));
    } catch (IOException | AttachNotSupportedException e) {
      throw new IllegalStateException("the broker can't be watched", e);
    }
  }

  /** From now on a copy of what is sent to an address goes to another one too, a topic. */
  void copies(String from, String to) {
    Object[] divert = {from + " to " + to, from + to, from, to, false, null, null, "MULTICAST"};
    String text = String.class.getName();
    String[] types = {text, text, text, text, "boolean", text, text, text};
    broker(
        beans -> {
          List<?> kept = Arrays.asList((Object[]) beans.getAttribute(named(""), "DivertNames"));
          return kept.contains(divert[0])
              ? null
              : beans.invoke(named(""), "createDivert", divert, types);
        });
  }

  /** Its process, while it runs. */
  public synchronized ProcessHandle process() {
    return running.toHandle();
  }

  public int port() {
    return port;
  }

  /** Where it speaks MQTT. */
  public int mqttPort() {
    return mqttPort;
  }

  private static ObjectName named(String bean) throws JMException {
    return new ObjectName("org.apache.activemq.artemis:broker=\"foodfast\"" + bean);
  }

  private interface Question {
    Object ask(MBeanServerConnection beans) throws JMException, IOException;
  }

  /** Asks the broker's process itself: who may speak to the broker may not ask that. */
  private Object broker(Question question) {
    try (JMXConnector line = line()) {
      return question.ask(line.getMBeanServerConnection());
    } catch (IOException | JMException | AttachNotSupportedException e) {
      throw new IllegalStateException("the broker can't be asked", e);
    }
  }

  private JMXConnector line() throws IOException, AttachNotSupportedException {
    VirtualMachine process = VirtualMachine.attach(Long.toString(running.pid()));
    JMXServiceURL address = new JMXServiceURL(process.startLocalManagementAgent());
    process.detach();
    return JMXConnectorFactory.connect(address);
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (IOException e) {
      throw new IllegalStateException("the local broker did not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
