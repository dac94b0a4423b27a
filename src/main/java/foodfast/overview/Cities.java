package foodfast.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** All cities that have restaurants. */
@ApplicationScoped
@Transactional
public class Cities {
  private static final int MOST = 50;
  private static final String LARGEST =
      "select city, avg(lat), avg(lng), count(*) from restaurant"
          + " group by city order by count(*) desc, city limit "
          + MOST;

  /** Where a city is: in the middle of its restaurants. */
  public record City(String city, double lat, double lng, long restaurants) {}

  @PersistenceContext EntityManager entities;

  /** Those with the most restaurants, at most 50. */
  List<City> largest() {
    return rows(LARGEST).stream()
        .map(
            row ->
                new City(
                    (String) row[0],
                    ((Number) row[1]).doubleValue(),
                    ((Number) row[2]).doubleValue(),
                    OpenOrders.count(row[3])))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String query) {
    return entities.createNativeQuery(query).getResultList();
  }
}
