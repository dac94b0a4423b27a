package foodfast.local;

import foodfast.BackendProbe;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the local database and broker beside the server when {@code LOCAL_SERVICES} says where
 * their classes are; a deployment leaves it unset. They end when this process ends, however it
 * ends.
 */
@ApplicationScoped
public class LocalRun {
  private static final Logger LOG = LoggerFactory.getLogger(LocalRun.class);

  /** Before anybody asks whether they stand. */
  private static final int FIRST = 1;

  /** They have nobody to log to, and need not say so. */
  private static final String QUIET = "-Dslf4j.internal.verbosity=ERROR";

  @Inject
  @ConfigProperty(name = "LOCAL_SERVICES")
  Optional<String> classes;

  @Inject
  @ConfigProperty(name = "LOCAL_DATA", defaultValue = "local")
  String data;

  @Inject BackendProbe probe;

  private Process services;

  void start(@Observes @Priority(FIRST) Startup startup) throws IOException {
    if (classes.isEmpty()) {
      return;
    }
    Path standing = Path.of(data, LocalServices.STANDING);
    Files.deleteIfExists(standing);
    probe.askOnlyOnce(() -> Files.exists(standing));
    String server = System.getProperty("server.config.dir");
    String classPath =
        String.join(
            File.pathSeparator,
            classes.get(),
            server + "/lib/local-services/*",
            server + "/artemis.rar/*",
            server + "/lib/postgresql/*");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    services =
        new ProcessBuilder(
                java, "-Xmx256m", QUIET, "-cp", classPath, LocalServices.class.getName(), data)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    LOG.info("local database and broker starting, their data is kept below {}", data);
  }

  @PreDestroy
  void stop() {
    if (services != null) {
      try {
        services.getOutputStream().close();
      } catch (IOException e) {
        services.destroy();
      }
      services.onExit().join();
    }
  }
}
