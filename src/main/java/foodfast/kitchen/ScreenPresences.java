package foodfast.kitchen;

import foodfast.menu.Menus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which restaurants have a screen connected, to any node. */
@ApplicationScoped
@Transactional
public class ScreenPresences {
  private static final String WATCHED_NOW =
      "insert into kitchen (restaurant_id, watched_at) select unnest(cast(? as uuid[])), now()"
          + " on conflict (restaurant_id) do update set watched_at = excluded.watched_at";
  private static final String WATCHED_OF =
      "select restaurant_id from kitchen where restaurant_id = any(?)"
          + " and watched_at > now() - interval '20 s'";

  @PersistenceContext EntityManager entities;
  @Inject Menus menus;

  /** Notes that screens of these restaurants are connected to this node now. */
  void seen(Collection<String> restaurants) {
    if (!restaurants.isEmpty()) {
      entities
          .createNativeQuery(WATCHED_NOW)
          .setParameter(1, restaurants.stream().map(UUID::fromString).sorted().toArray(UUID[]::new))
          .executeUpdate();
    }
  }

  /** Whether a screen of that restaurant was connected within the last twenty seconds. */
  boolean has(UUID restaurant) {
    return !watchedOf(List.of(restaurant)).isEmpty();
  }

  /** How many restaurants take orders while no screen of theirs is connected. */
  long missing() {
    List<UUID> open = menus.takingOrders();
    return open.size() - watchedOf(open).size();
  }

  private List<?> watchedOf(List<UUID> restaurants) {
    return entities
        .createNativeQuery(WATCHED_OF)
        .setParameter(1, restaurants.toArray(UUID[]::new))
        .getResultList();
  }
}
