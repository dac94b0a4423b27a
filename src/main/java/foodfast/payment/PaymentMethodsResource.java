package foodfast.payment;

import foodfast.account.Caller;
import foodfast.timing.OmitServerTiming;
import foodfast.web.CursoredPage;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
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
import java.net.URI;
import java.util.UUID;

/** The doors to a customer's cards. */
@Path("payment-methods")
@ApplicationScoped
@RolesAllowed("CUSTOMER")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentMethodsResource {
  @Inject Caller caller;
  @Inject PaymentMethods methods;
  @Inject AddPaymentMethod addPaymentMethod;
  @Inject Validator validator;
  @Inject IdempotentReplies replies;

  @GET
  public CursoredPage<PaymentMethod.View> list() {
    return new CursoredPage<>(
        methods.of(caller.id()).stream().map(PaymentMethod::view).toList(), null);
  }

  @POST
  @OmitServerTiming
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(@HeaderParam("Idempotency-Key") String idempotencyKey, byte[] body) {
    NewPaymentMethod wanted = NewPaymentMethod.read(body, validator);
    UUID account = caller.id();
    UUID id = AddPaymentMethod.idOf(account, wanted.token());
    return replies.once(
        account.toString(),
        "POST /api/payment-methods",
        IdempotencyKey.parse(idempotencyKey),
        wanted,
        () -> addPaymentMethod.ask(id, wanted.token()),
        card -> created(addPaymentMethod.add(id, account, wanted.token(), card)));
  }

  private static Reply created(PaymentMethod method) {
    return new Reply(201, URI.create("/api/payment-methods/" + method.id()), method.view());
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") UUID id) {
    require(methods.remove(caller.id(), id));
  }

  @PUT
  @Path("{id}/default")
  public void makeDefault(@PathParam("id") UUID id) {
    require(methods.makeDefault(caller.id(), id));
  }

  private static void require(boolean found) {
    if (!found) {
      throw Problem.notFound();
    }
  }
}
