package foodfast;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date at the start, as soon as there is a database; one node at a time
 * does it.
 */
@ApplicationScoped
public class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  @Resource(lookup = "jdbc/foodfast")
  DataSource database;

  @Resource ManagedScheduledExecutorService executor;
  @Inject DemoData demoData;
  @Inject Retries retries;

  private volatile boolean done;
  private String waitingFor;

  void start(@Observes Startup startup) {
    executor.execute(this::migrate);
  }

  /** Whether tables, and demo data if asked for, are there. */
  public boolean done() {
    return done;
  }

  private void migrate() {
    try {
      Flyway.configure(getClass().getClassLoader())
          .dataSource(database)
          .locations("classpath:db")
          .load()
          .migrate();
      retries.switchOff();
      demoData.createOnce();
      done = true;
    } catch (RuntimeException e) {
      String why = rootOf(e).toString();
      if (!why.equals(waitingFor)) {
        LOG.warn("the tables are not ready, tried again every second: {}", why);
      }
      waitingFor = why;
      executor.schedule(this::migrate, 1, TimeUnit.SECONDS);
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
