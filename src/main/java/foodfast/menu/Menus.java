package foodfast.menu;

import foodfast.web.UnicodeText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
      "select r from Restaurant r where (:city = '' or lower(trim(r.city)) = :city)"
          + " and (:q = '' or lower(r.name) like :q or lower(r.cuisine) like :q)"
          + " order by r.name, r.id";

  private static final String DISHES =
      "select i, r from MenuItem i, Restaurant r where r.id = i.restaurantId and i.published = true"
          + " and (:city = '' or lower(trim(r.city)) = :city)";
  private static final String NAMED = " and lower(i.name) like :q escape '!'";
  private static final String DESCRIBED =
      " and lower(i.name) not like :q escape '!' and (lower(i.description) like :q escape '!'"
          + " or lower(i.category) like :q escape '!')";
  private static final String ITEMS = "select i from MenuItem i where i.restaurantId = :r";
  private static final String PHOTOS =
      "select distinct on (restaurant_id) restaurant_id, photo_id from menu_item"
          + " where restaurant_id = any(?) and published and photo_id is not null"
          + " order by restaurant_id, place, name";

  @PersistenceContext EntityManager entities;

  /**
   * Restaurants in that city whose name or cuisine contains the words; an empty filter lets all
   * pass.
   */
  public List<Restaurant> find(String city, String words, int offset, int limit) {
    String like =
        words.isBlank() ? "" : "%" + words.toLowerCase(Locale.ROOT).replace("%", "") + "%";
    return entities
        .createQuery(FOUND, Restaurant.class)
        .setParameter("city", UnicodeText.key(city))
        .setParameter("q", like)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Published dishes in that city that have the words in name, description or category, those with
   * them in the name first.
   *
   * @param city empty for any
   */
  public List<DishFound> dishes(String city, String words, int limit) {
    List<DishFound> found = new ArrayList<>(dishes(NAMED, city, words, limit));
    if (found.size() < limit) {
      found.addAll(dishes(DESCRIBED, city, words, limit - found.size()));
    }
    return found;
  }

  private List<DishFound> dishes(String where, String city, String words, int limit) {
    String like = words.strip().toLowerCase(Locale.ROOT).replaceAll("([%_!])", "!$1");
    return entities
        .createQuery(DISHES + where + " order by r.name, i.place, i.name, i.id", Object[].class)
        .setParameter("city", UnicodeText.key(city))
        .setParameter("q", "%" + like + "%")
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> DishFound.of((MenuItem) row[0], (Restaurant) row[1]))
        .toList();
  }

  /** For each of these restaurants that has one the photo of the first dish with a photo. */
  Map<UUID, UUID> photosOf(Collection<UUID> restaurants) {
    List<?> rows =
        entities
            .createNativeQuery(PHOTOS)
            .setParameter(1, restaurants.toArray(UUID[]::new))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
  }

  /** Those of these restaurants that there are, by id. */
  public Map<UUID, Restaurant> restaurants(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery("select r from Restaurant r where r.id in :ids", Restaurant.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Restaurant::id, Function.identity()));
  }

  /** The restaurant, its row locked until the transaction ends. */
  public Optional<Restaurant> lockRestaurant(UUID id) {
    return Optional.ofNullable(entities.find(Restaurant.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The cities that have restaurants, by name. */
  public List<String> cities(int limit) {
    return entities
        .createQuery("select distinct r.city from Restaurant r order by r.city", String.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The restaurants that are not closed. */
  public List<UUID> takingOrders() {
    return entities
        .createQuery("select r.id from Restaurant r where r.state <> :closed", UUID.class)
        .setParameter("closed", Restaurant.State.CLOSED)
        .getResultList();
  }

  public Optional<Restaurant> restaurant(UUID id) {
    return Optional.ofNullable(entities.find(Restaurant.class, id));
  }

  public Optional<MenuItem> item(UUID id) {
    return Optional.ofNullable(entities.find(MenuItem.class, id)).filter(i -> !i.isRemoved());
  }

  /** The dish, its row locked until the transaction ends. */
  public Optional<MenuItem> lockItem(UUID id) {
    return Optional.ofNullable(entities.find(MenuItem.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Puts these dishes of a restaurant first, in that order; its others follow as they stood. */
  void arrange(UUID restaurant, List<UUID> wanted) {
    List<MenuItem> items =
        entities
            .createQuery(ITEMS + " and i.removedAt is null order by i.id", MenuItem.class)
            .setParameter("r", restaurant)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
    Comparator<MenuItem> asWanted =
        Comparator.comparingInt(
            item -> wanted.contains(item.id()) ? wanted.indexOf(item.id()) : wanted.size());
    int place = 0;
    for (MenuItem item :
        items.stream().sorted(asWanted.thenComparing(MenuItem.IN_ORDER)).toList()) {
      item.standAt(++place);
    }
  }

  /** The dishes of a restaurant, with those not yet published if asked for. */
  public List<MenuItem> itemsOf(UUID restaurant, boolean unpublishedToo) {
    String only = unpublishedToo ? "" : " and i.published = true";
    return entities
        .createQuery(
            ITEMS + only + " and i.removedAt is null order by i.place, i.name, i.id",
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
