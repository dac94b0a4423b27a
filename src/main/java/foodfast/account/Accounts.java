package foodfast.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * All accounts. Each question is asked in a transaction, so that no thread answers from what it
 * read before: without one, a thread of a pool keeps its persistence context, and with it old
 * passwords.
 */
@ApplicationScoped
@Transactional
public class Accounts {
  @PersistenceContext EntityManager entityManager;

  public Optional<Account> find(UUID id) {
    return Optional.ofNullable(entityManager.find(Account.class, id))
        .filter(a -> a.email() != null);
  }

  public Optional<Account> byEmail(String email) {
    return entityManager
        .createQuery("select a from Account a where a.email = :email", Account.class)
        .setParameter("email", Account.normal(email))
        .getResultStream()
        .findFirst();
  }

  public List<Account> all(List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : entityManager
            .createQuery("select a from Account a where a.id in :ids", Account.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** How many people have one of these roles and live in one of these cities; empty means any. */
  public long count(Collection<Role> roles, Collection<String> cities) {
    Object count =
        entityManager
            .createNativeQuery(
                "select count(*) from account where email is not null"
                    + " and (?1 = '' or role = any(string_to_array(?1, E'\\n')))"
                    + " and (?2 = '' or lower(trim(city)) = any(string_to_array(?2, E'\\n')))")
            .setParameter(1, roles.stream().map(Role::name).collect(Collectors.joining("\n")))
            .setParameter(
                2,
                cities.stream()
                    .map(city -> city.strip().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("\n")))
            .getSingleResult();
    return ((Number) count).longValue();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Account account) {
    entityManager.persist(account);
    entityManager.flush();
  }

  /** The account, with its row locked until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Account> lock(UUID id) {
    return Optional.ofNullable(
            entityManager.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(a -> a.email() != null);
  }

  /** Writes what changed, so that the new version is known. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void flush() {
    entityManager.flush();
  }

  /** Empties the account: its id stays for what happened, nothing in it names the person. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID id) {
    entityManager
        .createNativeQuery(
            "update account set email = null, password_hash = null, name = 'Erased', phone = null,"
                + " city = null, erased_at = now(), version = version + 1 where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }
}
