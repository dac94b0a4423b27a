package foodfast;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
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

  @Inject
  @ConfigProperty(name = "LOCAL_SERVICES")
  Optional<String> classes;

  @Inject
  @ConfigProperty(name = "LOCAL_DATA", defaultValue = "local")
  String data;

  private Process services;

  void start(@Observes Startup startup) throws IOException {
    if (classes.isEmpty()) {
      return;
    }
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
        new ProcessBuilder(java, "-Xmx256m", "-cp", classPath, "foodfast.kit.LocalServices", data)
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
