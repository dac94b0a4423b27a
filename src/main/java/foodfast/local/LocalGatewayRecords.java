package foodfast.local;

import foodfast.payment.PaymentGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the stand-in provider knows: of cards brand, last four and expiry, never the number; of
 * money what it moved, once per order and per refund however often it is asked.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class LocalGatewayRecords {
  private static final String ADD_CARD =
      "insert into vault_card (token, brand, last4, exp_month, exp_year, behaviour, created_at)"
          + " values (?, ?, ?, ?, ?, ?, now())";
  private static final String KEEP_CARD =
      "update vault_card set kept_by = ?2 where token = ?1"
          + " and (kept_by = ?2 or kept_by is null and created_at > now() - interval '1 hour')"
          + " returning brand, last4, exp_month, exp_year";
  private static final String AUTHORISE =
      "insert into vault_charge (order_id, token, amount, currency, state)"
          + " values (?, ?, ?, ?, 'AUTHORISED') on conflict (order_id) do nothing";
  private static final String MOVE =
      "update vault_charge set state = ? where order_id = ? and state = 'AUTHORISED'";
  private static final String REFUND =
      "insert into vault_refund (id, order_id, amount) values (?, ?, ?) on conflict (id) do nothing";

  @PersistenceContext EntityManager entities;

  /** What a test card does when it is charged. */
  enum Behaviour {
    ACCEPTED,
    DECLINED,
    DOWN
  }

  public void addCard(String token, PaymentGateway.Card card, Behaviour behaviour) {
    query(
            ADD_CARD,
            token,
            card.brand(),
            card.last4(),
            card.expMonth(),
            card.expYear(),
            behaviour.name())
        .executeUpdate();
  }

  /** The card, if nobody else keeps it. */
  public Optional<PaymentGateway.Card> keepCard(String token, UUID keeper) {
    List<?> rows = query(KEEP_CARD, token, keeper).getResultList();
    return rows.stream().findFirst().map(row -> card((Object[]) row));
  }

  private static PaymentGateway.Card card(Object[] row) {
    return new PaymentGateway.Card(
        (String) row[0],
        (String) row[1],
        ((Number) row[2]).intValue(),
        ((Number) row[3]).intValue());
  }

  public Behaviour behaviourOf(String token) {
    return behaviour(query("select behaviour from vault_card where token = ?", token));
  }

  /** What the card does that was charged for the order. */
  public Behaviour behaviourFor(UUID order) {
    return behaviour(
        query(
            "select behaviour from vault_card join vault_charge using (token) where order_id = ?",
            order));
  }

  private static Behaviour behaviour(Query query) {
    List<?> rows = query.getResultList();
    return rows.isEmpty() ? Behaviour.DECLINED : Behaviour.valueOf((String) rows.get(0));
  }

  public void authorise(String token, long amount, String currency, UUID order) {
    query(AUTHORISE, order, token, amount, currency).executeUpdate();
  }

  public void capture(UUID order) {
    query(MOVE, "CAPTURED", order).executeUpdate();
  }

  public void release(UUID order) {
    query(MOVE, "RELEASED", order).executeUpdate();
  }

  public void refund(UUID order, UUID refund, long amount) {
    query(REFUND, refund, order, amount).executeUpdate();
  }

  private Query query(String sql, Object... values) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }
}
