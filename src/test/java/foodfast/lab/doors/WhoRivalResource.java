package foodfast.lab.doors;

import foodfast.account.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/**
 * Who asks: as a token says, and its rival, as the row of a session says that is read each time.
 */
@Path("/lab/who")
@ApplicationScoped
@Produces(MediaType.TEXT_PLAIN)
public class WhoRivalResource {
  private static final String OPEN =
      "select s.account_id, a.role from session s join account a on a.id = s.account_id"
          + " where s.id = ? and s.ended_at is null";

  @PersistenceContext EntityManager entities;
  @Inject Caller caller;

  @GET
  @Path("/token")
  @RolesAllowed("CUSTOMER")
  public String token() {
    return caller.id().toString();
  }

  @GET
  @Path("/session")
  @PermitAll
  @Transactional
  public String session(@HeaderParam("X-Session") UUID session) {
    List<?> rows = entities.createNativeQuery(OPEN).setParameter(1, session).getResultList();
    if (rows.isEmpty()) {
      throw new NotAuthorizedException("Session");
    }
    return ((Object[]) rows.get(0))[0].toString();
  }
}
