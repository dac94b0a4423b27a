package foodfast;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * EclipseLink's own retries of a read whose connection failed: twice, five seconds apart, while a
 * person waits. Switched off, so that a missing database is told at once and the client retries.
 *
 * <p>By reflection, for there is no property for it and the server shows its classes to no
 * application by default.
 */
@ApplicationScoped
public class DisableEclipseLinkRetries {
  private static final Logger LOG = LoggerFactory.getLogger(DisableEclipseLinkRetries.class);

  @PersistenceContext EntityManager entities;

  /** To be called once the database has answered, for it makes the session log in. */
  @Transactional
  public void switchOff() {
    try {
      Object session = member(entities.getDelegate(), "getServerSession");
      Object login = member(session, "getLogin");
      login.getClass().getMethod("setQueryRetryAttemptCount", int.class).invoke(login, 0);
    } catch (ReflectiveOperationException e) {
      LOG.warn("reads are retried for 10 s while the database is away: {}", e.toString());
    }
  }

  private static Object member(Object of, String name) throws ReflectiveOperationException {
    return of.getClass().getMethod(name).invoke(of);
  }
}
