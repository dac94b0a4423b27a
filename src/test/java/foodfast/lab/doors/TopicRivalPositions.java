package foodfast.lab.doors;

import foodfast.background.Scheduler;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Topic;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the server is left with where phones tell the broker: once a second the newest of each
 * delivery goes to the tables, as ours does. Nobody asks whose delivery it is, or whether a fix can
 * be.
 */
@ApplicationScoped
public class TopicRivalPositions {
  private static final String ADDRESS = "lab.positions.";
  private static final Duration EACH = Duration.ofSeconds(1);

  private static final String SEEN =
      " from json_to_recordset(cast(? as json)) as x(id uuid, lat float8, lng float8,"
          + " accuracy float8, speed float8, heading float8, at timestamptz)";
  private static final String KEEP_LAST =
      "insert into delivery (order_id, driver_id, lat, lng, accuracy, speed, heading, at, told_at)"
          + " select x.id, o.driver_id, x.lat, x.lng, accuracy, speed, heading, at, at"
          + SEEN
          + " join orders o on o.id = x.id order by x.id on conflict (order_id) do update set"
          + " lat = excluded.lat, lng = excluded.lng, accuracy = excluded.accuracy,"
          + " speed = excluded.speed, heading = excluded.heading, at = excluded.at,"
          + " told_at = excluded.told_at"
          + " where delivery.at < excluded.at and delivery.ended_at is null";
  private static final String KEEP_POINTS =
      "insert into trail_point (order_id, at, lat, lng) select x.id, x.at, x.lat, x.lng"
          + SEEN
          + " join delivery d on d.order_id = x.id and d.ended_at is null where not exists"
          + " (select 1 from trail_point t where t.order_id = x.id"
          + " and t.at > x.at - interval '15 seconds') on conflict do nothing";

  @Resource(lookup = "jms/broker")
  ConnectionFactory broker;

  @PersistenceContext EntityManager entities;
  @Inject TopicRivalPositions self;

  private final Map<String, String> newest = new ConcurrentHashMap<>();

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.every("lab positions heard", EACH, this::hear);
    scheduler.every("lab positions kept", EACH, self::keep);
  }

  private void hear() {
    try (JMSContext session = broker.createContext(JMSContext.DUPS_OK_ACKNOWLEDGE);
        JMSConsumer all = session.createConsumer(session.createTopic(ADDRESS + "#"))) {
      for (Message next = all.receive(); next != null; next = all.receive()) {
        String address = ((Topic) next.getJMSDestination()).getTopicName();
        String fix = new String(next.getBody(byte[].class), StandardCharsets.UTF_8);
        newest.put(address.substring(ADDRESS.length()), fix);
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }

  @Transactional
  public void keep() {
    JsonArrayBuilder rows = Json.createArrayBuilder();
    Map<String, String> some = Map.copyOf(newest);
    some.forEach(
        (id, fix) -> {
          newest.remove(id, fix);
          try (JsonReader reader = Json.createReader(new StringReader(fix))) {
            rows.add(Json.createObjectBuilder(reader.readObject()).add("id", id));
          }
        });
    if (!some.isEmpty()) {
      String json = rows.build().toString();
      entities.createNativeQuery(KEEP_LAST).setParameter(1, json).executeUpdate();
      entities.createNativeQuery(KEEP_POINTS).setParameter(1, json).executeUpdate();
    }
  }
}
