package foodfast.push;

import foodfast.announcement.AnnouncementRangeSeen;
import foodfast.order.OrderSeen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * All that has happened lately and that a device was not told of yet. It is asked of the tables of
 * those it happened to, who need not know that anybody asks.
 */
@ApplicationScoped
@Transactional
public class DueNotifications {
  static final int PAGE = 200;

  /** Flat, for the earth is hardly round within some kilometres. */
  private static final String METRES =
      "6371000 * sqrt(power(radians(d.lat - o.lat), 2)"
          + " + power(radians(d.lng - o.lng) * cos(radians(o.lat)), 2))";

  private static final String ANNOUNCED =
      " n.id, n.position from announcement n join account a on true"
          + " join push_subscription s on s.account_id = a.id"
          + " where n.position is not null and n.withdrawn_at is null"
          + " and n.starts_at > s.created_at"
          + " and n.starts_at between now() - interval '6 hours' and now() - interval '%s'"
          + " and (n.ends_at is null or n.ends_at > now())"
          + " and (n.roles = '' or a.role = any(string_to_array(n.roles, E'\\n')))"
          + " and (n.city_keys = '' or lower(trim(a.city)) = any(string_to_array(n.city_keys, E'\\n')))";

  /** For each of them: device, what about, version. */
  private static final Map<Occasion, String> QUESTIONS =
      Map.of(
          Occasion.ORDER_STEP,
          " o.id, t.version from push_subscription s join orders o on o.customer_id = s.account_id"
              + " and o.placed_at > now() - interval '1 day'"
              + " join order_step t on t.order_id = o.id and t.at > s.created_at"
              + " where t.at between now() - interval '10 minutes' and now() - interval '5 seconds'"
              + " and t.status in"
              + " ('CONFIRMED', 'REJECTED', 'EXPIRED', 'PICKED_UP', 'DELIVERED')",
          Occasion.ARRIVING,
          " d.order_id, 0 from delivery d join orders o on o.id = d.order_id"
              + " join push_subscription s on s.account_id = o.customer_id"
              + " where d.ended_at is null and o.status = 'PICKED_UP'"
              + " and d.at > now() - interval '1 minute' and "
              + METRES
              + " <= greatest(500, d.speed * 120 / 1.3)",
          Occasion.REFUND,
          " r.order_id, cast(extract(epoch from r.at) * 1000 as bigint) from refund r"
              + " join orders o on o.id = r.order_id"
              + " join push_subscription s on s.account_id = o.customer_id"
              + " where r.at between now() - interval '1 hour' and now() - interval '5 seconds'"
              + " and r.agent_id is not null",
          Occasion.MESSAGE,
          " c.id, c.last_position from push_subscription s"
              + " join conversation c on c.customer_id = s.account_id"
              + " join message m on m.conversation_id = c.id and m.position = c.last_position"
              + " where c.changed_at > now() - interval '15 minutes' and m.role = 'AGENT'"
              + " and m.at between now() - interval '15 minutes' and now() - interval '8 seconds'"
              + " and not exists (select 1 from chat_mark k where k.conversation_id = c.id"
              + " and k.account_id = c.customer_id and k.delivered >= m.position)",
          Occasion.OPEN_DELIVERY,
          " o.id, 0 from orders o join restaurant r on r.id = o.restaurant_id"
              + " join account a on a.role = 'DRIVER'"
              + " and (a.city is null or lower(trim(a.city)) = lower(trim(r.city)))"
              + " join push_subscription s on s.account_id = a.id"
              + " where o.driver_id is null and o.status in ('CONFIRMED', 'PREPARING', 'READY')"
              + " and o.placed_at > now() - interval '30 minutes'",
          Occasion.WAITING_CUSTOMER,
          " c.id, c.last_position from conversation c join account a on a.role = 'AGENT'"
              + " join push_subscription s on s.account_id = a.id"
              + " where c.state = 'WAITING' and c.waiting_since"
              + " between now() - interval '15 minutes' and now() - interval '8 seconds'",
          Occasion.ALERT,
          ANNOUNCED.formatted("10 seconds") + " and n.severity in ('WARNING', 'OUTAGE')",
          Occasion.ANNOUNCEMENT, // longer than a page in sight lets pass until it looks again
          ANNOUNCED.formatted("6 minutes") + " and n.severity in ('INFO', 'PROMO')");

  /** So that no two who write the same rows wait for each other. */
  private static final String ORDERED = " order by 1, 2, 3, 4";

  private static final String TAKE =
      "insert into push_told (subscription_id, occasion, about, version)"
          + " select * from (select s.id, cast(?1 as text), %s and s.kinds like ?2) as x (s, o, a, v)"
          + " where not exists (select 1 from push_told t where t.subscription_id = x.s"
          + " and t.occasion = x.o and t.about = x.a and t.version = x.v)"
          + ORDERED
          + " limit "
          + PAGE
          + " on conflict do nothing returning subscription_id, about, version";

  private static final String ORDER_SEEN =
      "insert into push_told (subscription_id, occasion, about, version)"
          + " select s.id, x.occasion, o.id, x.version from orders o"
          + " join push_subscription s on s.account_id = o.customer_id"
          + " join (select order_id, 'ORDER_STEP' as occasion, version from order_step"
          + " where version <= ?2 union all select order_id, 'REFUND',"
          + " cast(extract(epoch from at) * 1000 as bigint) from refund) x on x.order_id = o.id"
          + " where o.id = ?1"
          + ORDERED
          + " on conflict do nothing";

  private static final String ANNOUNCEMENTS_SEEN =
      "insert into push_told (subscription_id, occasion, about, version)"
          + " select s.id, case when n.severity in ('WARNING', 'OUTAGE') then 'ALERT'"
          + " else 'ANNOUNCEMENT' end, n.id, n.position from push_subscription s"
          + " join announcement n on n.position between ?2 and ?3"
          + " and n.starts_at > now() - interval '6 hours'"
          + " where s.account_id = ?1"
          + ORDERED
          + " on conflict do nothing";

  @PersistenceContext EntityManager entities;

  /** What is asked for in this way. */
  static Set<Occasion> occasions() {
    return QUESTIONS.keySet();
  }

  /** Some of it, at most {@link #PAGE}, which is told from now on if the transaction commits. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<PushDue> take(Occasion occasion) {
    Instant now = Instant.now();
    List<?> rows =
        entities
            .createNativeQuery(TAKE.formatted(QUESTIONS.get(occasion)))
            .setParameter(1, occasion.name())
            .setParameter(2, "%" + occasion.kind() + "%")
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new PushDue(
                    (UUID) row[0], occasion, (UUID) row[1], ((Number) row[2]).longValue(), now, 0))
        .toList();
  }

  /** What stands on an open page is told: for some time all that a page tells waits for that. */
  void seen(@Observes OrderSeen order) {
    entities
        .createNativeQuery(ORDER_SEEN)
        .setParameter(1, order.orderId())
        .setParameter(2, order.version())
        .executeUpdate();
  }

  void seen(@Observes AnnouncementRangeSeen announcements) {
    entities
        .createNativeQuery(ANNOUNCEMENTS_SEEN)
        .setParameter(1, announcements.account())
        .setParameter(2, announcements.from())
        .setParameter(3, announcements.upTo())
        .executeUpdate();
  }

  /** Forgets what is long past. */
  public void sweep() {
    entities
        .createNativeQuery("delete from push_told where at < now() - interval '1 day'")
        .executeUpdate();
  }
}
