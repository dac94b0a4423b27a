package foodfast.photo;

import foodfast.web.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Turns away who speaks another version of tus, or none. */
@Tus
@Provider
@Priority(Priorities.AUTHORIZATION + 2)
public class TusVersion implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (!Tus.VERSION.equals(request.getHeaderString(Tus.RESUMABLE))) {
      throw Problem.of(412, "tus-version", "This door speaks tus 1.0.0; say so in Tus-Resumable.")
          .header("Tus-Version", Tus.VERSION);
    }
  }
}
