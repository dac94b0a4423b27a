package foodfast.push;

import foodfast.account.Caller;
import foodfast.web.CursoredPage;
import foodfast.web.Problem;
import foodfast.web.RateLimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The doors by which a device comes to be woken while its app is closed, and to be left alone. */
@Path("push")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Produces(MediaType.APPLICATION_JSON)
public class PushResource {
  @Inject Caller caller;
  @Inject VapidKey vapidKey;
  @Inject SubscribeDevice subscribeDevice;
  @Inject PushSubscriptions subscriptions;
  @Inject RequestPush requestPush;

  private final RateLimiter tests = RateLimiter.perMinute(6);

  /**
   * What a browser needs to subscribe.
   *
   * @param kinds what somebody in this role can choose
   */
  public record Offer(String publicKey, List<PushKind> kinds) {}

  @GET
  @Path("key")
  public Offer key() {
    return new Offer(vapidKey.publicKey(), List.copyOf(PushKind.of(caller.role())));
  }

  @GET
  @Path("subscriptions")
  public CursoredPage<PushSubscription.View> list() {
    return new CursoredPage<>(subscriptions.views(caller.id(), caller.sessionId()), null);
  }

  @PUT
  @Path("subscriptions/current")
  @Consumes(MediaType.APPLICATION_JSON)
  public PushSubscription.View subscribe(
      @HeaderParam("Origin") String origin, @Valid @NotNull SubscribeDevice.NewSubscription body) {
    subscribeDevice.subscribe(caller.identity(), body, origin);
    return subscriptions.views(caller.id(), caller.sessionId()).stream()
        .filter(PushSubscription.View::current)
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  @DELETE
  @Path("subscriptions/{id}")
  public void unsubscribe(@PathParam("id") UUID id) {
    if (!subscriptions.remove(caller.id(), id)) {
      throw Problem.notFound();
    }
  }

  @POST
  @Path("subscriptions/{id}/test")
  public Response test(@PathParam("id") UUID id) {
    PushSubscription device =
        subscriptions.find(id).filter(one -> one.isOf(caller.id())).orElseThrow(Problem::notFound);
    vapidKey.require();
    if (!tests.take(caller.id().toString())) {
      throw Problem.of(429).retryAfter(Duration.ofSeconds(20));
    }
    requestPush.to(List.of(device), Occasion.TEST, device.id(), 0);
    return Response.accepted().build();
  }
}
