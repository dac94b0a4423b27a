package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.EventStream;
import foodfast.kit.Eventually;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines as quiet as client and server agree on, and what rides along on those that are open. */
class BeatsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static Node node;
  private static CustomerApp customer;
  private static RestaurantApp restaurant;
  private static String order;

  @BeforeAll
  static void anOrder() {
    node = Platform.running().nodeA();
    customer = CustomerApp.registers(node);
    restaurant = RestaurantApp.logsIn(node);
    order = customer.ordersFrom(restaurant.id()).getString("id");
  }

  private static LiveSocket map(String beat) {
    return open(CustomerApp.mapOf(order), beat, customer.session());
  }

  private static LiveSocket open(String socket, String beat, Session who) {
    return LiveSocket.open(node, socket + "?beat=" + beat, who.accessToken());
  }

  @Test
  void aSocketSaysWhichBeatItKeepsAndKeepsIt() {
    Session driver = DriverApp.logsIn(node).session();
    try (LiveSocket often = map("1");
        LiveSocket chat = open("/ws/chat", "14", customer.session());
        LiveSocket phone = open("/ws/driver", "13", driver);
        LiveSocket seldom = map("999")) {
      for (LiveSocket one : List.of(often, chat, phone)) {
        assertEquals(14, one.await("welcome", SOON).getInt("beat"));
      }
      assertEquals(240, seldom.await("welcome", SOON).getInt("beat"));
      for (LiveSocket one : List.of(often, chat, phone)) {
        one.await("beat", Duration.ofSeconds(20));
      }
      assertEquals(List.of(), seldom.frames("beat"));
    }
    try (LiveSocket wrong = map("x")) {
      assertEquals(4400, wrong.awaitClose(SOON));
    }
  }

  @Test
  void theMapCarriesTheStatus() {
    String another = customer.ordersFrom(restaurant.id()).getString("id");
    try (LiveSocket map = customer.watches(another)) {
      JsonObject first = map.await("status", SOON);
      assertEquals("PLACED", first.getString("status"));
      restaurant.confirms(another).expects(200);
      JsonObject next =
          map.await("the next step", f -> "CONFIRMED".equals(f.getString("status", "")), SOON);
      JsonObject asked = customer.asksStatus(another).json();
      asked.forEach((name, value) -> assertEquals(value, next.get(name), name));
      customer.cancels(another).expects(200);
      map.await("the last", f -> "CANCELLED".equals(f.getString("status", "")), SOON);
      assertEquals(4410, map.awaitClose(SOON));
    }
  }

  @Test
  void theStreamOfAnnouncementsBeatsAsAgreed() {
    String door = "/api/announcements/stream";
    String token = customer.session().accessToken();
    try (EventStream stream = EventStream.open(node, door + "?beat=55", token)) {
      String sync = stream.await("sync", event -> "sync".equals(event.name()), SOON).data();
      assertEquals(true, sync.contains("\"beat\":55"), sync);
    }
    customer.door().get(door + "?beat=-3").isProblem(400, "invalid-parameter");
  }

  @Test
  void soDoesTheStreamOfAKitchen() {
    String door = "/api/restaurants/" + restaurant.id() + "/tickets/stream";
    String token = restaurant.session().accessToken();
    try (EventStream stream = EventStream.open(node, door + "?beat=999", token)) {
      String sync = stream.await("sync", event -> "sync".equals(event.name()), SOON).data();
      assertEquals(true, sync.contains("\"beat\":240"), sync);
    }
    restaurant.door().get(door + "?beat=soon").isProblem(400);
  }

  @Test
  void aPollMaySleepForMinutesByAPreferenceOfOurOwn() throws Exception {
    String another = customer.ordersFrom(restaurant.id()).getString("id");
    String etag = customer.asksStatus(another).etag();
    var sleeps =
        customer
            .door()
            .with("If-None-Match", etag)
            .with("Prefer", "wait=55, foodfast-wait=500")
            .getLater(CustomerApp.statusOf(another));
    restaurant.confirms(another).expects(200);
    Answer woken = sleeps.get();
    assertEquals("CONFIRMED", woken.expects(200).json().getString("status"));
    assertEquals("foodfast-wait=240", woken.header("Preference-Applied"));
  }

  @Test
  void answersSayHowFarAnnouncementsHaveCome() {
    Eventually.within(SOON).see("a position", BeatsIT::told, now -> now >= 0);
    long before = told();
    OperatorApp operator = OperatorApp.logsIn(node);
    operator.announces("Not for customers", List.of("AGENT"), List.of());
    long position =
        operator.announces("For customers", List.of("CUSTOMER"), List.of()).getInt("position");
    Eventually.within(SOON)
        .see("the position", BeatsIT::told, now -> now >= position && now > before);
    operator.announces("Nor this", List.of("AGENT"), List.of());
    long inbox = customer.door().get("/api/announcements").json().getInt("position");
    assertEquals(true, told() <= inbox, "whoever has read the inbox knows as much");
  }

  /** -1 from a node that has just begun and has not read the announcements yet. */
  private static long told() {
    String position = customer.asksStatus(order).header("Announcement-Position");
    return position.isEmpty() ? -1 : Long.parseLong(position);
  }
}
