package foodfast;

import foodfast.background.PeriodicTask;
import foodfast.background.Scheduler;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to date at the start, as soon as there is a database; one node at a time
 * does it.
 */
@ApplicationScoped
public class Migrations {
  @Resource(lookup = "jdbc/foodfast")
  DataSource database;

  @Inject BackendProbe probe;
  @Inject Event<TablesStand> tablesStand;
  @Inject DisableEclipseLinkRetries retries;
  @Inject Scheduler scheduler;

  /** The tables are up to date; who fills them does it before anybody is served. */
  public record TablesStand() {}

  private volatile boolean done;
  private PeriodicTask migrating;

  void start(@Observes Startup startup) {
    migrating = scheduler.everyFromTheStart("migrations", Duration.ofMillis(250), this::migrate);
    migrating.soon();
  }

  /** Whether the tables, and what is to be in them from the start, are there. */
  public boolean done() {
    return done;
  }

  private void migrate() {
    if (!probe.databaseAnswers()) {
      return;
    }
    Flyway.configure(getClass().getClassLoader())
        .dataSource(database)
        .locations("classpath:db")
        .load()
        .migrate();
    retries.switchOff();
    tablesStand.fire(new TablesStand());
    done = true;
    migrating.stop();
    scheduler.tablesStand();
  }
}
