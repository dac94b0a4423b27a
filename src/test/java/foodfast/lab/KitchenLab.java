package foodfast.lab;

import foodfast.kit.CustomerApp;
import foodfast.kit.Forger;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Feature 4: orders for fifty restaurants, each to be seen on three screens. */
class KitchenLab extends NewsLab {
  private static final Pattern NOTE = Pattern.compile("\"note\":\"(lab \\d+)\"");
  private static final Pattern LOUDER = Pattern.compile("\"alarm\": ?[1-9]");
  private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
  private static final int SCREENS = 3;

  private record Kitchen(UUID id, UUID dish, String token) {}

  private final List<Kitchen> kitchens = new ArrayList<>();
  private CustomerApp customer;
  private String card;
  private int ordered;
  private boolean direct;

  @Override
  String id() {
    return "f4";
  }

  @Override
  int usualClients() {
    return 150;
  }

  /** At dinner time. */
  @Override
  double newsPerHour() {
    return 60;
  }

  @Override
  double newsPerSecond() {
    return 5;
  }

  /** Screens stand in kitchens, on a wire. */
  @Override
  boolean isOnPhones() {
    return false;
  }

  @Override
  List<Candidate> candidates() {
    return List.of(
        new Candidate(
            "queue-sse",
            Candidate.Manner.HOLDS,
            Map.of(12, "queue-sse"),
            (trial, i) -> List.of(screen(trial, i, false))),
        new Candidate(
            "direct-sse",
            Candidate.Manner.HOLDS,
            Map.of(12, "direct-sse"),
            (trial, i) -> List.of(screen(trial, i, true))),
        new Candidate(
            "poll",
            Candidate.Manner.ASKS,
            Map.of(5, "poll-5"),
            (trial, i) -> List.of(asker(trial, i))),
        new Candidate(
            "websocket",
            Candidate.Manner.HOLDS,
            Map.of(12, "websocket"),
            (trial, i) -> List.of(socket(trial, i))));
  }

  private Client socket(Trial trial, int place) {
    direct = false;
    String[] known = {"now"};
    String path = "/ws/lab/feeds/kitchen/" + kitchen(place).id + "/";
    Client.Ear remembers =
        (client, text, asked) -> {
          Matcher position = POSITION.matcher(text);
          while (position.find()) {
            known[0] = position.group(1);
          }
          return hears(client, text, asked);
        };
    return new FrameReader(trial, () -> path + known[0], bearer(place), remembers);
  }

  private Client screen(Trial trial, int place, boolean writtenByTheRequest) {
    direct = writtenByTheRequest;
    String path = "/api/restaurants/" + kitchen(place).id + "/tickets/stream";
    return new EventReader(trial, path, bearer(place), this::hears);
  }

  private Client asker(Trial trial, int place) {
    direct = false;
    long[] known = {0};
    Client.Ear remembers =
        (client, text, asked) -> {
          Matcher position = POSITION.matcher(text);
          while (position.find()) {
            known[0] = Math.max(known[0], Long.parseLong(position.group(1)));
          }
          return hears(client, text, asked);
        };
    String path = "/api/lab/feeds/kitchen/" + kitchen(place).id + "?after=";
    return new Asker(trial, () -> path + known[0], () -> bearer(place), true, remembers);
  }

  /** Two notes in one answer are one look at the screen; to ring louder is not to come again. */
  private boolean hears(Client client, String text, long asked) {
    boolean news = false;
    News all = client.trial.news();
    boolean isLouder = LOUDER.matcher(text).find();
    Matcher note = NOTE.matcher(text);
    while (note.find()) {
      if (!isLouder || !all.isKnown(client, note.group(1))) {
        news |= all.seen(client, note.group(1), asked);
      }
    }
    return news;
  }

  private Kitchen kitchen(int place) {
    return kitchens.get(place / SCREENS);
  }

  private String bearer(int place) {
    return "Authorization: Bearer " + kitchen(place).token;
  }

  @Override
  void begins() throws Exception {
    customer = CustomerApp.registers(node());
    card = customer.addsCard();
    kitchens.clear();
    Tables tables = new Tables(database());
    Forger forger = new Forger(RestaurantApp.logsIn(node()).session());
    for (int i = 0; i < clients() / SCREENS; i++) {
      UUID restaurant = UUID.randomUUID();
      UUID dish = UUID.randomUUID();
      tables.change(
          "insert into restaurant (id, name, city, cuisine, lat, lng, state)"
              + " values (?, 'Lab', 'Berlin', 'Lab', 52.5, 13.4, 'OPEN')",
          restaurant);
      tables.change(
          "insert into menu_item (id, restaurant_id, name, description, price, currency, published)"
              + " values (?, ?, 'Dish', '', 900, 'EUR', true)",
          dish,
          restaurant);
      kitchens.add(new Kitchen(restaurant, dish, forger.staffOf(restaurant)));
    }
  }

  @Override
  void act(Trial trial, int n, long due) {
    Kitchen kitchen = kitchens.get(n % kitchens.size());
    String note = "lab " + ordered++;
    trial.news().tell(note, due, SCREENS);
    String order =
        """
        {"restaurantId":"%s","items":[{"menuItemId":"%s","quantity":1,"note":"%s"}],
        "deliverTo":{"line1":"Lab 1","city":"Berlin","lat":52.5,"lng":13.4},"paymentMethodId":"%s"}
        """
            .formatted(kitchen.id, kitchen.dish, note, card);
    String token = customer.session().accessToken() + "\r\nIdempotency-Key: " + UUID.randomUUID();
    trial.acts().send("POST", direct ? "/api/lab/orders" : "/api/orders", token, order);
  }
}
