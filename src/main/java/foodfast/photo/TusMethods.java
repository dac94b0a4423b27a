package foodfast.photo;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Lets clients behind proxies that know no PATCH say their method in a header, as tus wants it. */
@Provider
@PreMatching
public class TusMethods implements ContainerRequestFilter {
  private static final Set<String> METHODS = Set.of("PATCH", "DELETE", "HEAD");

  @Override
  public void filter(ContainerRequestContext request) {
    String method = request.getHeaderString("X-HTTP-Method-Override");
    boolean upload = request.getUriInfo().getPath().replaceFirst("^/", "").startsWith("uploads/");
    if (upload && request.getMethod().equals("POST") && METHODS.contains(String.valueOf(method))) {
      request.setMethod(method);
    }
  }
}
