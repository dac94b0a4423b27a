package foodfast.announcement;

import foodfast.account.Identity;
import foodfast.account.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Announcements are in no hurry, so they keep no line of a phone open: every answer that a customer
 * gets says how far they have come, and only a page that knows less asks.
 */
@Provider
public class PositionHeader implements ContainerRequestFilter, ContainerResponseFilter {
  /** The position of the newest announcement for the customer who asked. */
  public static final String NAME = "Announcement-Position";

  @Inject NewestPositions positions;

  /** Whom the answer is for is said here: a poll is answered on another thread. */
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof Identity who
        && who.role() == Role.CUSTOMER) {
      request.setProperty(NAME, Recipient.of(Role.CUSTOMER, who.city()));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(NAME) instanceof Recipient reader && response.getStatus() < 400) {
      positions
          .of(reader)
          .ifPresent(position -> response.getHeaders().putSingle(NAME, Long.toString(position)));
    }
  }
}
