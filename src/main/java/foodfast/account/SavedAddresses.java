package foodfast.account;

import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** All addresses that people keep, a few each. */
@ApplicationScoped
@Transactional
public class SavedAddresses implements PersonalDataStore {
  static final int MOST = 20;
  private static final String KEEP =
      "insert into saved_address (account_id, id, label, line1, city, lat, lng, used_at)"
          + " values (?, ?, ?, ?, ?, cast(? as float8), cast(? as float8), now())"
          + " on conflict (account_id, id) do update set label = excluded.label,"
          + " line1 = excluded.line1, city = excluded.city, lat = excluded.lat,"
          + " lng = excluded.lng, used_at = excluded.used_at";

  @PersistenceContext EntityManager entities;
  @Inject Accounts accounts;

  /** Somebody's addresses, the one used last first. */
  List<SavedAddress> of(UUID account) {
    List<?> rows =
        sql(
                "select id, label, line1, city, lat, lng from saved_address where account_id = ?"
                    + " order by used_at desc, id",
                account)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(SavedAddresses::address).toList();
  }

  private static SavedAddress address(Object[] row) {
    return new SavedAddress(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (Double) row[4],
        (Double) row[5]);
  }

  /**
   * Keeps an address, in place of what had that id before; a card number typed into it is masked.
   *
   * @throws Problem 422 {@code too-many-addresses}
   */
  SavedAddress keep(UUID account, SavedAddress wanted) {
    accounts.lock(account).orElseThrow(Problem::notFound);
    Object others =
        sql(
                "select count(*) from saved_address where account_id = ? and id <> ?",
                account,
                wanted.id())
            .getSingleResult();
    if (((Number) others).intValue() >= MOST) {
      throw Problem.of(422, "too-many-addresses", "There is room for " + MOST + " addresses.");
    }
    SavedAddress kept =
        new SavedAddress(
            wanted.id(),
            CardNumbers.mask(wanted.label()),
            CardNumbers.mask(wanted.line1()),
            CardNumbers.mask(wanted.city()),
            wanted.lat(),
            wanted.lng());
    sql(KEEP, account, kept.id(), kept.label(), kept.line1(), kept.city(), kept.lat(), kept.lng())
        .executeUpdate();
    return kept;
  }

  void remove(UUID account, UUID id) {
    sql("delete from saved_address where account_id = ? and id = ?", account, id).executeUpdate();
  }

  @Override
  public String section() {
    return "addresses";
  }

  @Override
  public Object export(UUID account) {
    return of(account);
  }

  @Override
  public void erase(UUID account) {
    sql("delete from saved_address where account_id = ?", account).executeUpdate();
  }

  private Query sql(String text, Object... values) {
    Query query = entities.createNativeQuery(text);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }
}
