package foodfast.lab;

import foodfast.kit.Forger;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Feature 3: a driver's phone tells where it is each ten seconds, and one customer watches. */
class DriverLocationLab extends NewsLab {
  /** An order under way, of its id, its customer and its driver; and the step that made it so. */
  static final String ORDER =
      "insert into orders (id, customer_id, restaurant_id, driver_id, status, version, total,"
          + " currency, payment_method_id, line1, city, lat, lng, placed_at)"
          + " values (?, ?, gen_random_uuid(), ?, 'PICKED_UP', 1, 100, 'EUR',"
          + " gen_random_uuid(), 'x', 'Berlin', 52.5, 13.4, now())";

  static final String STEP = "insert into order_step values (?, 1, 'PICKED_UP', now(), null)";

  private static final Pattern LAT = Pattern.compile("\"lat\":([0-9.]+)");
  private static final int EACH = 10;
  private static final int A_BATCH = 3;
  private static final double DEGREES_A_SECOND = 8 / 111_195.0;

  private record Delivery(UUID id, String driver, String customer) {}

  private final List<Delivery> deliveries = new ArrayList<>();

  /** How a fix leaves the driver's phone, by place. */
  private final Map<Integer, Consumer<String>> phones = new HashMap<>();

  /** What they told, by place, from south to north. */
  private final Map<Integer, TreeSet<String>> told = new HashMap<>();

  @Override
  String id() {
    return "f3";
  }

  @Override
  int usualClients() {
    return super.usualClients() / 2;
  }

  @Override
  double newsPerHour() {
    return 3600.0 / EACH;
  }

  @Override
  double newsPerSecond() {
    return clients() / (double) EACH;
  }

  /**
   * The true one of the shorter poll: positions reach the table once a second, however often
   * somebody asks.
   */
  @Override
  int shortened() {
    return EACH / 2;
  }

  /** So that each phone sends a batch with news, and ten periods pass. */
  @Override
  Duration slice() {
    return Duration.ofSeconds(FULL ? 20 : 10);
  }

  @Override
  boolean mustArrive() {
    return false;
  }

  /** The map's, for a driver whom nobody watches yet may report once a minute. */
  @Override
  int patience(int beat) {
    return 75;
  }

  /** A ride. */
  @Override
  double orderSeconds() {
    return 1200;
  }

  @Override
  double[] orderNews(Candidate candidate, Random chance) {
    int each = candidate.family().equals("batch") ? EACH * A_BATCH : EACH;
    return IntStream.range(0, (int) orderSeconds() / each).mapToDouble(i -> i * each).toArray();
  }

  @Override
  List<Candidate> candidates() {
    return List.of(
        new Candidate(
            "websocket",
            Candidate.Manner.RESTS,
            Map.of(0, "websocket"),
            (trial, i) -> List.of(speakingPhone(trial, i), map(trial, i))),
        new Candidate(
            "sse-post",
            Candidate.Manner.RESTS,
            Map.of(0, "sse-post"),
            (trial, i) ->
                List.of(
                    postingPhone(trial, i, 1),
                    new EventReader(
                        trial,
                        "/api/lab/orders/" + deliveries.get(i).id + "/positions",
                        customer(i),
                        ear(i)))),
        new Candidate(
            "poll",
            Candidate.Manner.ASKS,
            Map.of(5, "poll-5", 10, "poll-10"),
            (trial, i) ->
                List.of(
                    speakingPhone(trial, i),
                    new Asker(
                        trial,
                        () -> "/api/orders/" + deliveries.get(i).id + "/location",
                        () -> customer(i),
                        true,
                        ear(i)))),
        new Candidate(
            "batch",
            Candidate.Manner.RESTS,
            Map.of(0, "batch"),
            (trial, i) -> List.of(postingPhone(trial, i, A_BATCH), map(trial, i))),
        new Candidate(
            "mqtt",
            Candidate.Manner.RESTS,
            Map.of(0, "mqtt"),
            (trial, i) -> List.of(tellingPhone(trial, i), atBroker(trial, i, true))));
  }

  private String customer(int place) {
    return "Authorization: Bearer " + deliveries.get(place).customer;
  }

  private String driver(int place) {
    return "Authorization: Bearer " + deliveries.get(place).driver;
  }

  private Client map(Trial trial, int place) {
    String path = "/ws/orders/" + deliveries.get(place).id + "/location";
    return new FrameReader(trial, () -> path, customer(place), ear(place));
  }

  private Client speakingPhone(Trial trial, int place) {
    DriverPhone phone = new DriverPhone(trial, driver(place), deliveries.get(place).id);
    phones.put(place, phone::tells);
    return phone;
  }

  private Client tellingPhone(Trial trial, int place) {
    MqttClient phone = atBroker(trial, place, false);
    phones.put(place, phone::tells);
    return phone;
  }

  private MqttClient atBroker(Trial trial, int place, boolean listens) {
    UUID id = deliveries.get(place).id;
    String name = (listens ? "map-" : "phone-") + id;
    return new MqttClient(trial, mqttPort(), name, "lab/positions/" + id, listens, ear(place));
  }

  private Client postingPhone(Trial trial, int place, int batch) {
    Requester phone = new Requester(trial, driver(place));
    String path = "/api/deliveries/" + deliveries.get(place).id + "/positions";
    List<String> kept = new ArrayList<>();
    int[] told = {place % batch}; // so that not all batches leave at the same time
    phones.put(
        place,
        fix -> {
          kept.add(fix);
          if (++told[0] % batch == 0) {
            phone.posts(path, kept.toString());
            kept.clear();
          }
        });
    return phone;
  }

  /** A fix is seen with the first that is no older: what the customer sees is the newest. */
  private Client.Ear ear(int place) {
    String[] newest = {""};
    return (client, text, asked) -> {
      boolean news = false;
      Matcher lat = LAT.matcher(text);
      while (lat.find()) {
        String at = degrees(Double.parseDouble(lat.group(1)));
        if (at.compareTo(newest[0]) > 0) {
          for (String fix : told.get(place).subSet(newest[0], false, at, true)) {
            boolean first = client.trial.news().seen(client, place + "/" + fix, asked);
            if (first && news) {
              client.trial.count(Traffic.piece()); // several at once are counted one by one
            }
            news |= first;
          }
          newest[0] = at;
        }
      }
      return news;
    };
  }

  @Override
  void begins() throws Exception {
    deliveries.clear();
    phones.clear();
    told.clear();
    Forger forger = new Forger(RestaurantApp.logsIn(node()).session());
    Tables tables = new Tables(database());
    for (int i = 0; i < clients(); i++) {
      UUID order = UUID.randomUUID();
      UUID driver = UUID.randomUUID();
      UUID customer = UUID.randomUUID();
      tables.change(ORDER, order, customer, driver);
      tables.change(STEP, order);
      told.put(i, new TreeSet<>());
      deliveries.add(
          new Delivery(order, forger.of(driver, "DRIVER"), forger.of(customer, "CUSTOMER")));
    }
  }

  /** Each fix is 8 m farther north for each second that has passed. */
  @Override
  void act(Trial trial, int n, long due) {
    int place = n % clients();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String lat = degrees(52 + now.toEpochMilli() % 10_000_000 / 1000.0 * DEGREES_A_SECOND);
    String fix =
        "{\"lat\":%s,\"lng\":13.405,\"accuracy\":8,\"speed\":8,\"heading\":0,\"at\":\"%s\"}"
            .formatted(lat, now);
    trial.news().tell(place + "/" + lat, due, 1);
    told.get(place).add(lat);
    phones.get(place).accept(fix);
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
