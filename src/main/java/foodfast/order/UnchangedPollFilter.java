package foodfast.order;

import foodfast.account.Identity;
import foodfast.web.ConditionalRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers most polls of a status, those that need not wait and whose client knows it, before their
 * door is entered: what an asynchronous door costs is for those that wait. Whoever comes here may
 * enter, and nothing is refused here.
 */
@Provider
public class UnchangedPollFilter implements DynamicFeature {
  /** After role and session were looked at. */
  private static final int LAST = Priorities.AUTHORIZATION + 10;

  @Inject StatusCache cache;
  @Inject PollMetrics metrics;

  @Override
  public void configure(ResourceInfo door, FeatureContext context) {
    if (door.getResourceMethod().getDeclaringClass() == OrderStatusResource.class) {
      context.register(new Answering(), LAST);
    }
  }

  /** A class of its own: what is a provider and a filter at once stands before every door. */
  final class Answering implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      List<String> known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
      if (known != null
          && request.getMethod().equals(HttpMethod.GET)
          && !request.getHeaders().containsKey("Prefer")
          && request.getSecurityContext().getUserPrincipal() instanceof Identity who) {
        order(request)
            .flatMap(id -> cache.to(who, id))
            .filter(now -> ConditionalRequest.isKnown(known, StatusPoll.tag(now)))
            .map(now -> new StatusPoll(cache, metrics, now, null).unchanged())
            .ifPresent(request::abortWith);
      }
    }
  }

  /** Empty for what is no order's id: the door refuses it. */
  private static Optional<UUID> order(ContainerRequestContext request) {
    try {
      return Optional.of(UUID.fromString(request.getUriInfo().getPathParameters().getFirst("id")));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }
}
