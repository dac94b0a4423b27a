package foodfast.timing;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Puts {@code Server-Timing} on the answers of every door but those that check a secret. */
@Provider
public class ServerTimingFeature implements DynamicFeature {
  public static final String HEADER = "Server-Timing";

  /** Before whoever may refuse. */
  private static final int FIRST = Priorities.AUTHENTICATION - 1_000;

  @Override
  public void configure(ResourceInfo door, FeatureContext context) {
    if (!door.getResourceMethod().isAnnotationPresent(OmitServerTiming.class)) {
      context.register(new Start(), FIRST).register(new Stop());
    }
  }

  private static final class Start implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      RequestClock.start();
    }
  }

  private static final class Stop implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      String told = RequestClock.stop();
      if (told != null) {
        response.getHeaders().putSingle(HEADER, told);
      }
    }
  }
}
