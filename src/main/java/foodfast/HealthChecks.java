package foodfast;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Started: the tables stand. Live: this process answers. Ready: database and broker really answer.
 */
@ApplicationScoped
class HealthChecks {
  @Inject Migrations migrations;
  @Inject BackendProbe probe;

  @Produces
  @ApplicationScoped
  @Startup
  HealthCheck started() {
    return () -> HealthCheckResponse.named("tables").status(migrations.done()).build();
  }

  @Produces
  @ApplicationScoped
  @Liveness
  HealthCheck live() {
    return () -> HealthCheckResponse.up("server");
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck ready() {
    return () -> {
      boolean database = migrations.done() && probe.databaseAnswers();
      boolean broker = probe.brokerAnswers();
      return HealthCheckResponse.named("partners")
          .withData("database", database)
          .withData("broker", broker)
          .withData("deadLetters", probe.deadLetters())
          .status(database && broker)
          .build();
    };
  }
}
