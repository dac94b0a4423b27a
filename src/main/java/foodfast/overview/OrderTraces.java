package foodfast.overview;

import foodfast.overview.OrderTrace.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The traces of all orders, gathered from the tables of everybody who has to do with one. What a
 * device was told is kept for a day, and so is where its driver was first.
 */
@ApplicationScoped
@Transactional
public class OrderTraces {
  private static final int MOST = 200;

  /** What keeps one instant after the other in its columns is spread over as many hops. */
  private static final String HOPS =
      """
      with o as (select id, customer_id, assigned_at, rated_at from orders where id = ?1)
      select at, what, role from (
        select v.at, v.what, v.role from o cross join lateral (values
          (o.assigned_at, 'DRIVER_ASSIGNED', 'DRIVER'), (o.rated_at, 'RATED', 'CUSTOMER'))
          as v (at, what, role)
        union all
        select s.at, s.status, case
          when s.status in ('PLACED', 'CANCELLED') then 'CUSTOMER'
          when s.status in ('PICKED_UP', 'DELIVERED') then 'DRIVER'
          when s.status <> 'EXPIRED' then 'RESTAURANT' end
        from o join order_step s on s.order_id = o.id
        union all
        select v.at, v.what, null from o join payment p on p.order_id = o.id
        cross join lateral (values
          (p.created_at, 'PAYMENT_ASKED'), (p.attached_at, 'PAYMENT_RESERVED')) as v (at, what)
        union all
        select s.done_at, case s.kind when 'CAPTURE' then 'PAYMENT_TAKEN'
          else 'PAYMENT_RELEASED' end, null
        from o join payment_step s on s.order_id = o.id and s.kind <> 'REFUND'
        union all
        select s.done_at, 'REFUND_PAID', null
        from o join payment_step s on s.order_id = o.id and s.kind = 'REFUND'
        union all
        select r.at, 'REFUND_DECIDED', case when r.agent_id is not null then 'AGENT' end
        from o join refund r on r.order_id = o.id
        union all
        select v.at, v.what, v.role from o join ticket t on t.order_id = o.id
        cross join lateral (values
          (t.made_at, 'TICKET_MADE', null), (t.received_at, 'TICKET_SHOWN', 'RESTAURANT'))
          as v (at, what, role)
        union all
        select m.sent_at, 'SECOND_CHANNEL', null
        from o join mailbox_message m on m.order_id = o.id
        union all
        select v.at, v.what, v.role from o join support_task t on t.order_id = o.id
        cross join lateral (values
          (t.created_at, 'CALL_ASKED', null), (t.done_at, 'CALL_MADE', 'AGENT'))
          as v (at, what, role)
        union all
        select min(p.at), 'DRIVER_SEEN', 'DRIVER' from o join trail_point p on p.order_id = o.id
        union all
        select min(t.at), 'DEVICE_TOLD', null from o
        join push_subscription s on s.account_id = o.customer_id
        join push_told t on t.subscription_id = s.id and t.about = o.id
        group by t.occasion, t.version
        union all
        select v.at, v.what, v.role from o
        join conversation c on c.customer_id = o.customer_id and c.order_id = o.id
        cross join lateral (values (c.created_at, 'HELP_ASKED', 'CUSTOMER'),
          (c.assigned_at, 'HELP_BEGUN', 'AGENT'), (c.closed_at, 'HELP_ENDED', null))
          as v (at, what, role)
      ) as hop where at is not null order by at, what limit %d
      """
          .formatted(MOST);

  @PersistenceContext EntityManager entities;

  /** The oldest 200 hops of an order; empty if there is no such order. */
  public Optional<OrderTrace> of(UUID order) {
    List<?> rows = entities.createNativeQuery(HOPS).setParameter(1, order).getResultList();
    List<Moment> moments =
        rows.stream()
            .map(Object[].class::cast)
            .map(r -> new Moment(OpenOrders.instant(r[0]), (String) r[1], (String) r[2]))
            .toList();
    return moments.isEmpty() ? Optional.empty() : Optional.of(OrderTrace.of(order, moments));
  }
}
