package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Caller;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far one has read. */
@Path("/announcements/read")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Tag(name = "Announcements")
public class ReadMarksResource {
  @Inject ReadMarks marks;
  @Inject Accounts accounts;
  @Inject Caller caller;

  /** Everything up to that position was read. */
  public record Read(@NotNull @Min(0) Long upTo) {}

  @PUT
  @Operation(summary = "Everything up to this position was read; never goes back")
  @APIResponse(responseCode = "204", description = "noted")
  public void read(@Valid @NotNull Read body) {
    Reader reader = accounts.find(caller.id()).map(Reader::of).orElseThrow(Problem::notFound);
    marks.move(caller.id(), reader, body.upTo());
  }
}
