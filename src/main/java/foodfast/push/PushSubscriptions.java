package foodfast.push;

import foodfast.account.PersonalDataStore;
import foodfast.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** All devices that want to hear from us; they end with their session and their account. */
@ApplicationScoped
@Transactional
public class PushSubscriptions implements PersonalDataStore {
  /** So many devices of one restaurant are told. */
  private static final int TOLD_AT_MOST = 100;

  @PersistenceContext EntityManager entities;

  Optional<PushSubscription> find(UUID id) {
    return Optional.ofNullable(entities.find(PushSubscription.class, id));
  }

  Optional<PushSubscription> at(String endpoint) {
    return by("p.endpoint = :value", endpoint).findFirst();
  }

  Optional<PushSubscription> in(UUID session) {
    return by("p.sessionId = :value", session).findFirst();
  }

  List<PushSubscription> of(UUID account) {
    return by("p.accountId = :value", account).toList();
  }

  private Stream<PushSubscription> by(String which, Object value) {
    return entities
        .createQuery(
            "select p from PushSubscription p where " + which + " order by p.createdAt",
            PushSubscription.class)
        .setParameter("value", value)
        .getResultStream();
  }

  /** The devices of a restaurant's staff. */
  List<PushSubscription> ofStaff(UUID restaurant) {
    return entities
        .createQuery(
            "select p from PushSubscription p, Account a where a.id = p.accountId"
                + " and a.restaurantId = :restaurant order by p.createdAt",
            PushSubscription.class)
        .setParameter("restaurant", restaurant)
        .setMaxResults(TOLD_AT_MOST)
        .getResultList();
  }

  /** A person's devices as their owner sees them. */
  List<PushSubscription.View> views(UUID account, UUID current) {
    return entities
        .createQuery(
            "select p, s.device from PushSubscription p, Session s where s.id = p.sessionId"
                + " and p.accountId = :account order by p.createdAt",
            Object[].class)
        .setParameter("account", account)
        .getResultStream()
        .map(row -> ((PushSubscription) row[0]).view((String) row[1], current))
        .toList();
  }

  /** Keeps the session from ending before this transaction does; false if it is over already. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean holdSession(UUID session) {
    return !entities
        .createNativeQuery("select 1 from session where id = ?1 and ended_at is null for share")
        .setParameter(1, session)
        .getResultList()
        .isEmpty();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void add(PushSubscription subscription) {
    entities.persist(subscription);
    entities.flush();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void removeNow(PushSubscription subscription) {
    entities.remove(subscription);
    entities.flush();
  }

  /**
   * @return false if the account has no such device
   */
  boolean remove(UUID account, UUID id) {
    return entities
            .createQuery("delete from PushSubscription p where p.accountId = :a and p.id = :id")
            .setParameter("a", account)
            .setParameter("id", id)
            .executeUpdate()
        > 0;
  }

  /** The push service does not know that device any more, unless it has subscribed anew. */
  void forget(UUID id, String endpoint) {
    entities
        .createQuery("delete from PushSubscription p where p.id = :id and p.endpoint = :endpoint")
        .setParameter("id", id)
        .setParameter("endpoint", endpoint)
        .executeUpdate();
  }

  void sessionsEnd(@Observes Session.Revoked revoked) {
    if (!revoked.sessions().isEmpty()) {
      entities
          .createQuery("delete from PushSubscription p where p.sessionId in :sessions")
          .setParameter("sessions", revoked.sessions())
          .executeUpdate();
    }
  }

  @Override
  public String section() {
    return "pushSubscriptions";
  }

  @Override
  public Object export(UUID account) {
    return views(account, null);
  }

  @Override
  public void erase(UUID account) {
    entities
        .createQuery("delete from PushSubscription p where p.accountId = :account")
        .setParameter("account", account)
        .executeUpdate();
  }
}
