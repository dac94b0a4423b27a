package foodfast.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the ground of the maps is: tiles of a server of one's own, or nothing, then it is drawn. */
@Path("/map")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class BasemapResource {
  @Inject
  @ConfigProperty(name = "MAP_TILES")
  Optional<String> tiles;

  @Inject
  @ConfigProperty(name = "MAP_ATTRIBUTION")
  Optional<String> attribution;

  /**
   * The ground.
   *
   * @param tiles an address with {z}, {x} and {y}, absent for the drawn city
   */
  public record Ground(String tiles, String attribution) {}

  @GET
  public Ground ground() {
    return new Ground(tiles.orElse(null), attribution.orElse(null));
  }
}
