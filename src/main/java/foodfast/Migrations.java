package foodfast;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables up to date, once the database can be reached. */
@ApplicationScoped
public class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  @Resource(lookup = "jdbc/foodfast")
  DataSource database;

  @Resource ManagedScheduledExecutorService scheduler;

  private volatile boolean done;

  void start(@Observes Startup startup) {
    scheduler.submit(this::migrate);
  }

  public boolean done() {
    return done;
  }

  private void migrate() {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:db")
          .load()
          .migrate();
      done = true;
      LOG.info("tables are up to date");
    } catch (RuntimeException e) {
      LOG.info("tables can't be migrated yet: {}", e.getMessage());
      scheduler.schedule(this::migrate, 1, TimeUnit.SECONDS);
    }
  }
}
