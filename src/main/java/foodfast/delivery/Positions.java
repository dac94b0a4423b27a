package foodfast.delivery;

import foodfast.account.PersonalDataStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Of each delivery the position known last, and the coarse way it came; rough after its end, gone a
 * day later. Many deliveries are kept by one statement.
 */
@ApplicationScoped
@Transactional
public class Positions implements PersonalDataStore {
  private static final String SEEN =
      " from json_to_recordset(cast(? as json)) as x(order_id uuid, driver_id uuid, lat float8,"
          + " lng float8, accuracy float8, speed float8, heading float8, at timestamptz,"
          + " told_at timestamptz, trail bool)";
  private static final String KEEP_LAST =
      "insert into delivery (order_id, driver_id, lat, lng, accuracy, speed, heading, at, told_at)"
          + " select order_id, driver_id, lat, lng, accuracy, speed, heading, at, told_at"
          + SEEN
          + " order by order_id on conflict (order_id) do update set lat = excluded.lat,"
          + " lng = excluded.lng, accuracy = excluded.accuracy, speed = excluded.speed,"
          + " heading = excluded.heading, at = excluded.at, told_at = excluded.told_at"
          + " where delivery.at < excluded.at and delivery.ended_at is null";
  private static final String KEEP_POINTS =
      "insert into trail_point (order_id, at, lat, lng) select x.order_id, x.at, x.lat, x.lng"
          + SEEN
          + " join delivery d on d.order_id = x.order_id and d.ended_at is null"
          + " where x.trail on conflict do nothing";
  private static final String ONE_A_MINUTE =
      "delete from trail_point t where t.order_id = ? and exists (select 1 from trail_point u"
          + " where u.order_id = t.order_id and u.at < t.at"
          + " and date_trunc('minute', u.at) = date_trunc('minute', t.at))";
  private static final String ROUGHLY =
      " set lat = round(cast(lat as numeric), 3), lng = round(cast(lng as numeric), 3)";

  @PersistenceContext EntityManager entities;

  void save(Collection<TrackingSession.Unsaved> seen) {
    JsonArrayBuilder rows = Json.createArrayBuilder();
    for (TrackingSession.Unsaved one : seen) {
      var row = one.position().json().add("order_id", one.orderId().toString());
      row.add("driver_id", one.driverId().toString()).add("trail", one.trail());
      rows.add(row.add("told_at", one.position().told().toString()));
    }
    String json = rows.build().toString();
    sql(KEEP_LAST).setParameter(1, json).executeUpdate();
    sql(KEEP_POINTS).setParameter(1, json).executeUpdate();
  }

  /** Whether the table refused a value, rather than being out of reach. */
  static boolean isRefusal(Throwable failure) {
    boolean refused =
        failure instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith("22");
    return refused || failure.getCause() != null && isRefusal(failure.getCause());
  }

  /** Where the driver was seen last, while the delivery is under way. */
  Optional<Position> lastKnown(UUID order) {
    List<?> rows =
        sql("select lat, lng, accuracy, speed, heading, cast(extract(epoch from at) * 1000000 as bigint),"
                + " cast(extract(epoch from told_at) * 1000000 as bigint)"
                + " from delivery where order_id = ? and ended_at is null")
            .setParameter(1, order)
            .getResultList();
    return rows.stream().findFirst().map(row -> position((Object[]) row));
  }

  private static Position position(Object[] row) {
    return new Position(
        (Double) row[0],
        (Double) row[1],
        (Double) row[2],
        (Double) row[3],
        (Double) row[4],
        instant(row[5]),
        instant(row[6]));
  }

  private static Instant instant(Object micros) {
    return Instant.EPOCH.plus(((Number) micros).longValue(), ChronoUnit.MICROS);
  }

  /** The deliveries that are not known to have ended. */
  List<UUID> open() {
    List<?> rows = sql("select order_id from delivery where ended_at is null").getResultList();
    return rows.stream().map(UUID.class::cast).toList();
  }

  /** What is left of the way: one point a minute, each to about 100 m. */
  void end(UUID order, Instant at) {
    sql("update delivery" + ROUGHLY + ", accuracy = null, ended_at = ? where order_id = ?")
        .setParameter(1, at)
        .setParameter(2, order)
        .executeUpdate();
    sql(ONE_A_MINUTE).setParameter(1, order).executeUpdate();
    sql("update trail_point" + ROUGHLY + " where order_id = ?")
        .setParameter(1, order)
        .executeUpdate();
  }

  int deleteEndedBefore(Instant time) {
    return sql("delete from delivery where ended_at < ?").setParameter(1, time).executeUpdate();
  }

  /** All points that are kept of that driver: order, time, latitude, longitude. */
  List<?> pointsOf(UUID driver) {
    return sql("select cast(d.order_id as text), cast(p.at as text), p.lat, p.lng from delivery d"
            + " join trail_point p on p.order_id = d.order_id where d.driver_id = ?"
            + " order by p.order_id, p.at")
        .setParameter(1, driver)
        .getResultList();
  }

  @Override
  public String section() {
    return "deliveries";
  }

  @Override
  public Object export(UUID driver) {
    return pointsOf(driver).stream()
        .map(Object[].class::cast)
        .map(p -> Map.of("orderId", p[0], "at", p[1], "lat", p[2], "lng", p[3]))
        .toList();
  }

  @Override
  public void erase(UUID driver) {
    sql("delete from delivery where driver_id = ?").setParameter(1, driver).executeUpdate();
  }

  private Query sql(String text) {
    return entities.createNativeQuery(text);
  }
}
