package foodfast.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.PushDevice;
import foodfast.kit.PushDevice.Received;
import foodfast.kit.PushService;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a closed app hears of: encrypted for its device alone, signed, once, the newest. */
class PushIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();
  private final PushService service = PushService.running();
  private final CustomerApp customer = CustomerApp.registers(node);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(node);
  private final PushDevice phone = service.device();

  @Test
  void aCustomerHearsHowTheOrderGoesOn() {
    phone.subscribes(customer.session());
    DriverApp driver = DriverApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    confirms(order, 25);
    Received confirmed = phone.hears("about 25 minutes", SOON);
    assertEquals("Spreewald Kitchen", confirmed.notification().getString("title"));
    assertEquals("order-" + order, confirmed.notification().getString("tag"));
    assertEquals(
        "/customer/order.html?id=" + order, confirmed.notification().getString("navigate"));
    assertEquals("high", confirmed.urgency());
    assertTrue(confirmed.ttl() > 3000 && confirmed.ttl() <= 3600, () -> "" + confirmed.ttl());
    assertEquals(order.replace("-", ""), confirmed.topic());

    restaurant.prepares(order).expects(200);
    restaurant.ready(order).expects(200);
    driver.claims(order).expects(200);
    driver.picksUp(order).expects(200);
    phone.hears("on its way", SOON);
    driver.delivers(order).expects(200);
    phone.hears("delivered", SOON);
    assertEquals(3, phone.received().size(), "cooking wakes nobody, a claim neither");

    String other = customer.ordersFrom(restaurant.id()).getString("id");
    restaurant.rejects(other, "SOLD_OUT").expects(200);
    phone.hears("can't take your order", SOON);
  }

  @Test
  void aPhoneThatWasOffHearsTheNewestAlone() {
    phone.subscribes(customer.session());
    phone.goesOff();
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    confirms(order, 20);
    Eventually.within(SOON).holds("it is sent", () -> phone.asked() == 1);
    restaurant.prepares(order).expects(200);
    restaurant.ready(order).expects(200);
    DriverApp driver = DriverApp.logsIn(node);
    driver.claims(order).expects(200);
    driver.picksUp(order).expects(200);
    Eventually.within(SOON).holds("both are sent", () -> phone.asked() == 2);
    driver.delivers(order).expects(200);
    Eventually.within(SOON).holds("all are sent", () -> phone.asked() == 3);
    phone.comesOn();
    assertEquals(1, phone.received().size());
    phone.hears("delivered", SOON);
  }

  @Test
  void aDeviceThatIsGoneIsForgotten() {
    phone.subscribes(customer.session());
    phone.isGone();
    confirms(customer.ordersFrom(restaurant.id()).getString("id"), 20);
    Eventually.within(SOON).holds("forgotten", () -> devices(customer.session()).isEmpty());
    assertEquals(1, phone.asked());
  }

  @Test
  void whatAServiceCantTakeNowComesLaterOnce() {
    phone.subscribes(customer.session());
    phone.isRefusedOnce(503, null);
    phone.isRefusedOnce(429, "3");
    confirms(customer.ordersFrom(restaurant.id()).getString("id"), 20);
    phone.hears("confirmed", SOON);
    assertEquals(1, phone.received().size());
    assertEquals(3, phone.asked());
  }

  @Test
  void aServiceThatIsSilentDelaysNobody() {
    CustomerApp unlucky = CustomerApp.registers(node);
    unlucky
        .door()
        .put(
            "/api/push/subscriptions/current",
            service.device().subscription(service.silentAddress()))
        .expects(200);
    phone.subscribes(customer.session());
    for (int i = 0; i < 3; i++) {
      String theirs = unlucky.ordersFrom(restaurant.id()).getString("id");
      restaurant.confirms(theirs).expects(200);
      unlucky.seesStatus(theirs, "CONFIRMED");
    }
    confirms(customer.ordersFrom(restaurant.id()).getString("id"), 20);
    phone.hears("confirmed", SOON);
    Eventually.within(SOON).holds("it rests", () -> node.metric("push_messages") > 0);
  }

  @Test
  void aWorkerThatIsKilledLosesNothing() {
    List<PushDevice> phones = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      PushDevice one = service.device();
      one.subscribes(Session.logIn(node, customer.session().email()));
      one.isHeld();
      phones.add(one);
    }
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    try (Node third = platform.another("node-push", Map.of()).start()) {
      restaurant.confirms(order).expects(200);
      Eventually.within(SOON)
          .holds(
              "as many are under way as two nodes have room for",
              () -> phones.stream().filter(one -> one.asked() > 0).count() > 8);
      third.kill();
    }
    phones.forEach(PushDevice::letGo);
    phones.forEach(one -> one.hears("confirmed", SOON));
  }

  @Test
  void whoLogsOutIsLeftAlone() {
    Session other = Session.logIn(node, customer.session().email());
    phone.subscribes(other);
    assertEquals(1, devices(customer.session()).size());
    other.door().delete("/api/sessions/current").expects(204);
    assertEquals(List.of(), devices(customer.session()));
    confirms(customer.ordersFrom(restaurant.id()).getString("id"), 20);
    PushDevice next = service.device();
    String id = next.subscribes(customer.session());
    test(id);
    next.hears("reach this device", SOON);
    assertEquals(0, phone.asked());
  }

  @Test
  void aDeviceIsShownChangedAndRemoved() {
    Map<String, Object> wanted = phone.subscription();
    wanted.put("kinds", List.of("ORDERS", "NEWS", "KITCHEN"));
    wanted.put("quiet", Map.of("from", "22:00", "until", "07:00", "timeZone", "Europe/Berlin"));
    JsonObject device =
        customer
            .door()
            .with("Origin", node.url().toString())
            .put("/api/push/subscriptions/current", wanted)
            .expects(200)
            .json();
    assertEquals("[\"ORDERS\",\"NEWS\"]", device.getJsonArray("kinds").toString());
    assertEquals("22:00", device.getJsonObject("quiet").getString("from"));
    assertEquals("localhost", device.getString("service"));
    assertEquals("the test house", device.getString("device"));
    assertTrue(device.getBoolean("current"));

    String again = phone.subscribes(customer.session());
    assertEquals(device.getString("id"), again);
    JsonObject same = devices(customer.session()).get(0);
    assertEquals("[\"ORDERS\",\"NEWS\"]", same.getJsonArray("kinds").toString());

    PushDevice anew = service.device();
    assertEquals(again, anew.subscribes(customer.session()), "the browser has a new address");
    test(again);
    anew.hears("reach this device", SOON);
    JsonObject copy = customer.door().get("/api/accounts/me/export").expects(200).json();
    assertEquals(1, copy.getJsonArray("pushSubscriptions").size());
    customer.door().delete("/api/push/subscriptions/" + again).expects(204);
    customer.door().delete("/api/push/subscriptions/" + again).isProblem(404);
    assertEquals(List.of(), devices(customer.session()));
  }

  @Test
  void aBrowsersAddressMovesToWhoIsLoggedInThere() {
    CustomerApp next = CustomerApp.registers(node);
    phone.subscribes(customer.session());
    phone.subscribes(next.session());
    assertEquals(List.of(), devices(customer.session()));
    assertEquals(1, devices(next.session()).size());
    customer
        .door()
        .put("/api/push/subscriptions/current", service.device().subscription(phone.endpoint()))
        .isProblem(409, "endpoint-taken");
  }

  @Test
  void erasureTakesDevicesAlong() {
    phone.subscribes(customer.session());
    customer.door().delete("/api/accounts/me").expects(204);
    PushDevice again = service.device();
    CustomerApp next = CustomerApp.registers(node);
    next.door()
        .put("/api/push/subscriptions/current", again.subscription(phone.endpoint()))
        .expects(200);
  }

  @Test
  void addressesThatAreNoPushServiceAreRefused() {
    for (String address :
        List.of(
            "http://localhost/x",
            "https://localhost/x",
            "https://example.org/x",
            "https://127.0.0.1/x",
            "https://169.254.169.254/latest/meta-data",
            node.url().toString())) {
      JsonObject refusal =
          customer
              .door()
              .put("/api/push/subscriptions/current", phone.subscription(address))
              .isProblem(422, "validation-failed");
      assertTrue(refusal.toString().contains("/endpoint"), refusal::toString);
    }
    Map<String, Object> body = phone.subscription();
    body.put("keys", Map.of("p256dh", "AAAA", "auth", "AAAA"));
    refused(body, "/keys/p256dh");
    Map<String, Object> quiet = phone.subscription();
    quiet.put("quiet", Map.of("from", "22:00", "until", "7", "timeZone", "Europe/Berlin"));
    refused(quiet, "/quiet/until");
    quiet.put("quiet", Map.of("from", "22:00", "until", "07:00", "timeZone", "Moon/Sea"));
    refused(quiet, "/quiet/timeZone");
    assertEquals(List.of(), devices(customer.session()));
  }

  @Test
  void othersDevicesAreNobodysBusiness() {
    String id = phone.subscribes(customer.session());
    CustomerApp stranger = CustomerApp.registers(node);
    stranger.door().delete("/api/push/subscriptions/" + id).isProblem(404);
    stranger.door().post("/api/push/subscriptions/" + id + "/test").isProblem(404);
    stranger.door().delete("/api/push/subscriptions/" + UUID.randomUUID()).isProblem(404);
    node.door().get("/api/push/subscriptions").isProblem(401);
  }

  private void refused(Map<String, Object> body, String pointer) {
    JsonObject refusal =
        customer
            .door()
            .put("/api/push/subscriptions/current", body)
            .isProblem(422, "validation-failed");
    assertTrue(refusal.toString().contains(pointer), refusal::toString);
  }

  private void confirms(String order, int minutes) {
    restaurant
        .door()
        .put(CustomerApp.statusOf(order), Map.of("status", "CONFIRMED", "minutes", minutes))
        .expects(200);
  }

  private void test(String id) {
    customer.door().post("/api/push/subscriptions/" + id + "/test").expects(202);
  }

  private static List<JsonObject> devices(Session session) {
    return session
        .door()
        .get("/api/push/subscriptions")
        .expects(200)
        .items()
        .getValuesAs(JsonObject.class);
  }
}
