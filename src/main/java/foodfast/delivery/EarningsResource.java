package foodfast.delivery;

import foodfast.account.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** What a driver has earned today. */
@Path("/deliveries/earnings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("DRIVER")
public class EarningsResource {
  @Inject Earnings earnings;
  @Inject Caller caller;

  @GET
  public Earnings.Day today() {
    return earnings.today(caller.id(), Instant.now());
  }
}
