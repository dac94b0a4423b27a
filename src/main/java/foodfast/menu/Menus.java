package foodfast.menu;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All restaurants and their dishes. */
@ApplicationScoped
@Transactional
public class Menus {
  private static final String FOUND =
      "select r from Restaurant r where (:city = '' or lower(r.city) = :city)"
          + " and (:q = '' or lower(r.name) like :q or lower(r.cuisine) like :q)"
          + " order by r.name, r.id";

  @PersistenceContext EntityManager entities;

  /**
   * Restaurants in that city whose name or cuisine contains the words; an empty filter lets all
   * pass.
   */
  public List<Restaurant> find(String city, String words, int offset, int limit) {
    String like = words.isBlank() ? "" : "%" + words.toLowerCase().replace("%", "") + "%";
    return entities
        .createQuery(FOUND, Restaurant.class)
        .setParameter("city", city.toLowerCase())
        .setParameter("q", like)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The restaurants that are not closed. */
  public List<UUID> takingOrders() {
    return entities
        .createQuery("select r.id from Restaurant r where r.state <> :closed", UUID.class)
        .setParameter("closed", RestaurantState.CLOSED)
        .getResultList();
  }

  public Optional<Restaurant> restaurant(UUID id) {
    return Optional.ofNullable(entities.find(Restaurant.class, id));
  }

  public Optional<MenuItem> item(UUID id) {
    return Optional.ofNullable(entities.find(MenuItem.class, id));
  }

  /** The dish, its row locked until the transaction ends. */
  public Optional<MenuItem> lockItem(UUID id) {
    return Optional.ofNullable(entities.find(MenuItem.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The dishes of a restaurant, with those not yet published if asked for. */
  public List<MenuItem> itemsOf(UUID restaurant, boolean unpublishedToo) {
    String only = unpublishedToo ? "" : " and i.published = true";
    return entities
        .createQuery(
            "select i from MenuItem i where i.restaurantId = :r" + only + " order by i.name, i.id",
            MenuItem.class)
        .setParameter("r", restaurant)
        .getResultList();
  }

  /** The published dishes of that restaurant among these ids. */
  public Map<UUID, MenuItem> orderable(UUID restaurant, Collection<UUID> ids) {
    return entities
        .createQuery(
            "select i from MenuItem i where i.restaurantId = :r and i.published = true and i.id in :ids",
            MenuItem.class)
        .setParameter("r", restaurant)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(MenuItem::id, Function.identity()));
  }

  public void add(Restaurant restaurant) {
    entities.persist(restaurant);
    entities.flush();
  }

  public void add(MenuItem item) {
    entities.persist(item);
  }
}
