package foodfast.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.remote.JMXConnector;
import jdk.jfr.consumer.RecordedEvent;
import jdk.management.jfr.RemoteRecordingStream;

/**
 * How often a process waits for the disk to have what it wrote into a folder, as its JVM tells: the
 * effect of its settings, whatever they say.
 */
public final class DiskSyncs implements AutoCloseable {
  private static final String SYNC = "jdk.FileForce";

  private final JMXConnector line;
  private final Path folder;
  private final RemoteRecordingStream events;
  private final AtomicInteger count = new AtomicInteger();

  /** Counts from now on. */
  DiskSyncs(JMXConnector line, Path folder) throws IOException {
    this.line = line;
    this.folder = folder.toAbsolutePath().normalize();
    events = new RemoteRecordingStream(line.getMBeanServerConnection());
    events.enable(SYNC).withoutThreshold().withoutStackTrace();
    events.onEvent(SYNC, this::take);
    events.startAsync();
  }

  private void take(RecordedEvent sync) {
    if (Path.of(sync.getString("path")).toAbsolutePath().normalize().startsWith(folder)) {
      count.incrementAndGet();
    }
  }

  /** So many have been told of; each is, about a second later. */
  public int count() {
    return count.get();
  }

  @Override
  public void close() throws IOException {
    events.close();
    line.close();
  }
}
