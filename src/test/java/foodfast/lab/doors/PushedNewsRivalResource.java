package foodfast.lab.doors;

import foodfast.account.Caller;
import foodfast.announcement.NewAnnouncement;
import foodfast.announcement.PublishAnnouncements;
import foodfast.push.Occasion;
import foodfast.push.PushSubscription;
import foodfast.push.RequestPush;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * Rival of the broadcast: an announcement has all devices woken, in its own transaction and without
 * the product's pause, and the push carries its text.
 */
@Path("/lab/announcements/pushed")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
public class PushedNewsRivalResource {
  private static final String ALL = "select p from PushSubscription p";
  private static final String POSITION = "select a.position from Announcement a where a.id = :id";

  @PersistenceContext EntityManager entities;
  @Inject PublishAnnouncements publish;
  @Inject RequestPush requestPush;
  @Inject Caller caller;

  @POST
  @Transactional
  public void announce(@Valid @NotNull NewAnnouncement body) {
    UUID id = publish.publish(caller.id(), body).id();
    long position =
        entities.createQuery(POSITION, Long.class).setParameter("id", id).getSingleResult();
    requestPush.to(
        entities.createQuery(ALL, PushSubscription.class).getResultList(),
        Occasion.ANNOUNCEMENT,
        id,
        position);
  }
}
