package foodfast.support;

import foodfast.account.Caller;
import foodfast.web.CursoredPage;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What the kitchen's escalation asks of support agents. */
@Path("/support-tasks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
public class SupportTasksResource {
  @Inject SupportTasks tasks;
  @Inject Caller caller;

  @GET
  public CursoredPage<SupportTask.View> open() {
    return new CursoredPage<>(tasks.open().stream().map(SupportTask::view).toList(), null);
  }

  @POST
  @Path("/{id}/done")
  public SupportTask.View done(@PathParam("id") UUID id) {
    return tasks.done(id, caller.name()).map(SupportTask::view).orElseThrow(Problem::notFound);
  }
}
