-- What came back with a cancellation is a refund like any other, but no agent decided it.
alter table refund alter column agent_id drop not null;

insert into refund (id, order_id, amount, reason, at)
select gen_random_uuid(), o.id, p.refunded - coalesce(r.given, 0), 'The order was cancelled.', s.at
from orders o
join payment p on p.order_id = o.id
join order_step s on s.order_id = o.id and s.status = 'CANCELLED'
left join (select order_id, sum(amount) as given from refund group by order_id) r on r.order_id = o.id
where o.status = 'CANCELLED' and p.refunded > coalesce(r.given, 0);
