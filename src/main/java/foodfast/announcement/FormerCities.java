package foodfast.announcement;

import foodfast.account.Account;
import foodfast.realtime.Frame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * The cities that people moved away from: whoever comes back from there may still show what was
 * told them as somebody else. The latest ten of a person are kept, for thirty days.
 */
@ApplicationScoped
@Transactional
public class FormerCities {
  private static final int AT_MOST = 50;

  @PersistenceContext EntityManager entities;
  @Inject Announcements announcements;
  @Inject Jsonb json;

  void moved(@Observes Account.CityChanged moved) {
    entities
        .createNativeQuery(
            "insert into announcement_left (account_id, city_key, position, at)"
                + " select ?1, ?2, last_position, now() from announcement_stream"
                + " on conflict (account_id, city_key) do update set"
                + " position = excluded.position, at = excluded.at")
        .setParameter(1, moved.account())
        .setParameter(2, moved.from() == null ? "" : Recipient.cityKey(moved.from()))
        .executeUpdate();
    entities
        .createNativeQuery(
            "delete from announcement_left l where at < now() - interval '30 days'"
                + " or account_id = ?1 and 10 <= (select count(*) from announcement_left m"
                + " where m.account_id = ?1 and m.at > l.at)")
        .setParameter(1, moved.account())
        .executeUpdate();
  }

  /**
   * What somebody has to forget who knows the stream up to a position: the withdrawals of the
   * latest that were for them where they lived then. A stream that was open when they moved went on
   * for the old city until it was rotated, so for a while the position says nothing.
   *
   * @return null if they have not moved since
   */
  List<Frame> lostBy(UUID account, Recipient recipient, long position) {
    List<String> left = leftSince(account, position);
    if (left.isEmpty()) {
      return null;
    }
    return left.stream()
        .map(city -> new Recipient(recipient.role(), city))
        .flatMap(former -> announcements.newest(former, position + 1, AT_MOST).stream())
        .filter(announcement -> !announcement.audience().includes(recipient))
        .map(a -> json.toJson(new AnnouncementChanges.Withdrawal(a.id(), a.position())))
        .distinct()
        .limit(AT_MOST)
        .map(withdrawal -> Frame.of("withdrawn", withdrawal))
        .toList();
  }

  private List<String> leftSince(UUID account, long position) {
    List<?> cities =
        entities
            .createNativeQuery(
                "select city_key from announcement_left where account_id = ?1"
                    + " and (position >= ?2 or at > now() - interval '20 minutes')")
            .setParameter(1, account)
            .setParameter(2, position)
            .getResultList();
    return cities.stream().map(String.class::cast).toList();
  }

  /** The cities that somebody left. */
  List<String> of(UUID account) {
    return leftSince(account, 0);
  }

  void remove(UUID account) {
    entities
        .createNativeQuery("delete from announcement_left where account_id = ?1")
        .setParameter(1, account)
        .executeUpdate();
  }
}
