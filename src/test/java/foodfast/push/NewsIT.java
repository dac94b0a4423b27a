package foodfast.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.AgentApp;
import foodfast.kit.Chat;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Fix;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.PushDevice;
import foodfast.kit.PushService;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What devices are told of besides the steps of an order, each of them once. */
class NewsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();
  private final PushService service = PushService.running();
  private final CustomerApp customer = CustomerApp.registers(node);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(node);
  private final PushDevice phone = service.device();

  @Test
  void aDriverWhoComesNearIsToldOnce() {
    phone.subscribes(customer.session());
    DriverApp driver = DriverApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, restaurant);
    Instant now = Instant.now();
    driver.handsIn(order, Fix.inBerlin(now.minusSeconds(200))).expects(200);
    phone.hears("on its way", SOON);
    assertEquals(0, heard("almost there"), "a kilometre is far");
    driver.handsIn(order, new Fix(52.528, 13.402, 8, 6, 0, now.minusSeconds(20))).expects(200);
    phone.hears("almost there", SOON);
    driver.handsIn(order, new Fix(52.5289, 13.4011, 8, 6, 0, now)).expects(200);
    driver.delivers(order).expects(200);
    phone.hears("delivered", SOON);
    assertEquals(1, heard("almost there"));
  }

  @Test
  void aFastDriverIsToldTwoMinutesAhead() {
    phone.subscribes(customer.session());
    DriverApp driver = DriverApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, restaurant);
    Fix far = Fix.inBerlin(Instant.now());
    driver.handsIn(order, new Fix(far.lat(), far.lng(), 8, 12, 0, far.at())).expects(200);
    phone.hears("almost there", SOON);
    driver.delivers(order).expects(200);
  }

  @Test
  void whatStandsOnAnOpenPageWakesNoDevice() {
    phone.subscribes(customer.session());
    CustomerApp away = CustomerApp.registers(node);
    PushDevice theirs = service.device();
    theirs.subscribes(away.session());
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    String other = away.ordersFrom(restaurant.id()).getString("id");
    restaurant.confirms(order).expects(200);
    customer.door().get("/api/orders/" + order).expects(200);
    restaurant.confirms(other).expects(200);
    theirs.hears("confirmed", SOON);
    assertEquals(0, phone.asked(), "the page has asked for the order after its step");
    restaurant.prepares(order).expects(200);
    restaurant.ready(order).expects(200);
    DriverApp driver = DriverApp.logsIn(node);
    driver.claims(order).expects(200);
    driver.picksUp(order).expects(200);
    phone.hears("on its way", SOON);
    driver.delivers(order).expects(200);
  }

  @Test
  void whoHasTheMapOpenSeesTheDriverCome() {
    phone.subscribes(customer.session());
    DriverApp driver = DriverApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, restaurant);
    try (LiveSocket map = customer.watches(order)) {
      map.await("status", SOON);
      Fix near = new Fix(52.528, 13.402, 8, 6, 0, Instant.now());
      driver.handsIn(order, near).expects(200);
      map.await("position", SOON);
      Eventually.within(SOON)
          .holds("it is noted as told", () -> told("ARRIVING", UUID.fromString(order)) == 1);
    }
    driver.delivers(order).expects(200);
    phone.hears("delivered", SOON);
    assertEquals(0, heard("almost there"));
  }

  @Test
  void aRefundIsToldUnlessAPageHasShownIt() {
    phone.subscribes(customer.session());
    CustomerApp away = CustomerApp.registers(node);
    PushDevice theirs = service.device();
    theirs.subscribes(away.session());
    String order = isRefunded(customer);
    customer.door().get("/api/orders/" + order).expects(200);
    isRefunded(away);
    theirs.hears("money back", SOON);
    assertEquals(0, heard("money back"), "the page has asked for the order after it");
  }

  private String isRefunded(CustomerApp who) {
    String order = who.ordersFrom(restaurant.id()).getString("id");
    restaurant.confirms(order).expects(200);
    AgentApp.logsIn(node)
        .refunds(order, 100, "cold soup", UUID.randomUUID().toString())
        .expects(201);
    return order;
  }

  @Test
  void anAnnouncementOnAPageWakesNoDevice() {
    Session reader = Session.ofNewcomerIn(node, "Readville");
    Session looker = Session.ofNewcomerIn(node, "Readville");
    Session away = Session.ofNewcomerIn(node, "Readville");
    PushDevice readers = service.device();
    PushDevice lookers = service.device();
    readers.subscribes(reader);
    lookers.subscribes(looker);
    phone.subscribes(away);
    String title = "Ice " + UUID.randomUUID();
    JsonObject told =
        OperatorApp.logsIn(node).announces(title, List.of("CUSTOMER"), List.of("readville"));
    looker.door().get("/api/announcements").expects(200);
    reader.door().put("/api/announcements/read", Map.of("upTo", 1_000_000_000)).expects(204);
    phone.hears("Text of " + title, SOON);
    assertEquals(0, readers.asked(), "it is marked as read");
    assertEquals(0, lookers.asked(), "a page has asked for it");
    OperatorApp.logsIn(node).ends(told.getString("id")).expects(204);
  }

  /** Offers come when every page in sight has looked again. */
  @Test
  void anOfferIsInNoHurry() {
    UUID device = UUID.fromString(phone.subscribes(customer.session()));
    Tables tables = new Tables(platform.database());
    tables.change(
        "update push_subscription set kinds = 'ALERTS,NEWS', created_at = now() - interval '1 hour'"
            + " where id = ?",
        device);
    String title = "Half price " + UUID.randomUUID();
    OperatorApp operator = OperatorApp.logsIn(node);
    UUID offer = UUID.fromString(operator.announces(title).getString("id"));
    String later = "Storm " + UUID.randomUUID();
    String alert = operator.announces(later, List.of("CUSTOMER"), List.of()).getString("id");
    phone.hears("Text of " + later, SOON);
    assertEquals(0, told("ANNOUNCEMENT", offer));
    tables.change(
        "update announcement set starts_at = starts_at - interval '6 minutes' where id = ?", offer);
    phone.hears("Text of " + title, SOON);
    operator.ends(offer.toString()).expects(204);
    operator.ends(alert).expects(204);
  }

  private long told(String occasion, UUID about) {
    return new Tables(platform.database())
        .number("select count(*) from push_told where occasion = ? and about = ?", occasion, about);
  }

  @Test
  void supportWakesWhoIsNotThere() {
    phone.subscribes(customer.session());
    AgentApp agent = AgentApp.joins(node, "Ann").takes(5);
    String conversation = customer.asksForHelp("Where is it?").getString("id");
    agent.holds(conversation, SOON);
    try (Chat desk = agent.chats().reads(conversation)) {
      try (Chat app = customer.chats().reads(conversation)) {
        desk.says(conversation, "One moment, please.");
        app.hears(conversation, "One moment, please.");
        app.acknowledges("delivered", conversation, 1);
        desk.seesDelivered(conversation, 1);
      }
      desk.says(conversation, "Here it is.");
      phone.hears("Support has written", SOON);
      assertEquals(1, heard("Support has written"), "the first was seen on an open page");
    } finally {
      agent.takesNoMore();
    }
  }

  @Test
  void agentsHearOfACustomerWhoWaits() {
    new Tables(platform.database()).change("update chat_agent set available = false");
    AgentApp agent = AgentApp.joins(node, "Ben");
    phone.subscribes(agent.session());
    customer.asksForHelp("Anybody there?");
    phone.hears("A customer waits", SOON);
    logsOut(agent.session());
  }

  @Test
  void driversHearOfADeliveryToTake() {
    DriverApp driver = DriverApp.logsIn(node, "driver2");
    phone.subscribes(driver.session());
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    restaurant.confirms(order).expects(200);
    Eventually.within(SOON)
        .holds(
            "that delivery",
            () ->
                phone.received().stream()
                    .anyMatch(one -> one.notification().getString("tag").equals("order-" + order)));
    logsOut(driver.session());
  }

  @Test
  void staffWithADeviceIsWokenInsteadOfTheMailbox() {
    JsonObject kitchen =
        customer
            .door()
            .get("/api/restaurants?city=Frankfurt")
            .expects(200)
            .items()
            .getJsonObject(0);
    new Tables(platform.database()).takesAnyOrder(UUID.fromString(kitchen.getString("id")));
    Session staff = joins(kitchen.getString("id"));
    phone.subscribes(staff);
    Map<String, Object> basket =
        new HashMap<>(customer.basket(kitchen.getString("id"), customer.card()));
    basket.put(
        "deliverTo", Map.of("line1", "Here 1", "city", "Frankfurt", "lat", 50.11, "lng", 8.68));
    String order = customer.orders(basket).getString("id");
    assertEquals("order-" + order, phone.hears("answered", SOON).notification().getString("tag"));
    assertEquals(
        0,
        new Tables(platform.database())
            .number(
                "select count(*) from mailbox_message where order_id = ?", UUID.fromString(order)));
    logsOut(staff);
  }

  @Test
  void twoHundredDevicesHearAnAnnouncementOnceAndOthersNot() {
    List<PushDevice> phones = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Session person = Session.ofNewcomerIn(node, "Pushville");
      for (int j = 0; j < 20; j++) {
        PushDevice one = service.device();
        one.subscribes(Session.logIn(node, person.email()));
        phones.add(one);
      }
    }
    phone.subscribes(customer.session());
    String title = "Snow " + UUID.randomUUID();
    String id =
        OperatorApp.logsIn(node)
            .announces(title, List.of("CUSTOMER"), List.of("pushville"))
            .getString("id");
    phones.forEach(one -> one.hears("Text of " + title, Duration.ofMinutes(2)));
    phones.forEach(one -> assertEquals(1, one.received().size()));
    assertEquals(0, phone.received().size());
    OperatorApp.logsIn(node).ends(id).expects(204);
  }

  private Session joins(String restaurantId) {
    String email = "staff-" + UUID.randomUUID() + "@test.foodfast.test";
    Map<String, String> body =
        Map.of(
            "email",
            email,
            "password",
            Session.PASSWORD,
            "name",
            "Kim",
            "role",
            "RESTAURANT",
            "restaurantId",
            restaurantId);
    OperatorApp.logsIn(node).door().post("/api/accounts", body).expects(201);
    return Session.logIn(node, email);
  }

  /** Devices of those who share a task are not left to other tests. */
  private static void logsOut(Session session) {
    session.door().delete("/api/sessions/current").expects(204);
  }

  private long heard(String words) {
    return phone.received().stream().filter(one -> one.body().contains(words)).count();
  }
}
