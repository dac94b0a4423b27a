package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many people an announcement would reach. */
@Path("/announcements/reach")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
@Tag(name = "Announcements")
public class ReachResource {
  @Inject Accounts accounts;

  /** How many people an audience has. */
  public record Reach(long people) {}

  @GET
  @Operation(summary = "How many people an audience has: role and city, each as often as needed")
  public Reach reach(
      @QueryParam("role") List<Role> roles, @QueryParam("city") List<String> cities) {
    return new Reach(accounts.count(roles, cities));
  }
}
