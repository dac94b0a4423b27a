package foodfast.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * All places in the waiting line. The estimate: the place, times how long the last 50 conversations
 * took (5 minutes while there was none), divided by how many the agents who are there can hold.
 */
@ApplicationScoped
@Transactional
public class WaitingPlaces {
  private static final int ONE_AT_A_TIME = 661_005;
  private static final String RENUMBER =
      "with line as (select id, row_number() over (order by waiting_since, id) as place"
          + " from conversation where state = 'WAITING'),"
          + " pace as (select coalesce(avg(extract(epoch from closed_at - assigned_at)), 300) as s"
          + " from (select closed_at, assigned_at from conversation where state = 'CLOSED'"
          + " and closed_at > assigned_at order by closed_at desc limit 50) recent),"
          + " desk as (select coalesce(sum(capacity), 0) as slots from chat_agent"
          + " where available and seen_at > ?1)"
          + " update conversation c set place = line.place, estimate = case when desk.slots > 0"
          + " then least(86400, ceil(line.place * pace.s / desk.slots)) end"
          + " from line, pace, desk where c.id = line.id and c.state = 'WAITING'"
          + " and (c.place is distinct from line.place"
          + " or (c.estimate is null) <> (desk.slots = 0))"
          + " returning c.id, c.customer_id";

  @PersistenceContext EntityManager entities;
  @Inject PersonalChanges changes;

  /** Tells everybody whose place has changed; does nothing if another node is just doing it. */
  public void renumber(Instant now) {
    Object mine =
        entities
            .createNativeQuery("select pg_try_advisory_xact_lock(?1)")
            .setParameter(1, ONE_AT_A_TIME)
            .getSingleResult();
    if (!Boolean.TRUE.equals(mine)) {
      return;
    }
    List<?> moved =
        entities
            .createNativeQuery(RENUMBER)
            .setParameter(1, now.minus(Agents.GONE_AFTER))
            .getResultList();
    List<PersonalChanges.Change> told = new ArrayList<>();
    for (Object row : moved) {
      UUID conversation = (UUID) ((Object[]) row)[0];
      told.add(new PersonalChanges.Change((UUID) ((Object[]) row)[1], conversation, conversation));
    }
    if (!told.isEmpty()) {
      changes.touch(told);
    }
  }
}
