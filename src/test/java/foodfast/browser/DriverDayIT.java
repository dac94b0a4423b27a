package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import foodfast.kit.Answer;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A driver's day: whom to meet where, in which order, near the address, and what it earned. */
class DriverDayIT {
  private static final Map<String, Double> AT_THE_DOOR = Map.of("lat", 52.511, "lng", 13.41);
  private static final Map<String, Double> AT_THE_KITCHEN = Map.of("lat", 52.5, "lng", 13.4);
  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private final Inspector inspector = new Inspector();
  private Town town;
  private RestaurantApp kitchen;
  private CustomerApp customer;
  private DriverApp driver;

  @BeforeEach
  void aTown() {
    town = new Town(node);
    kitchen = RestaurantApp.of(town.staff("RESTAURANT", Town.LONG));
    customer = CustomerApp.of(town.customer("Clara von Customer"));
    driver = DriverApp.of(town.staff("DRIVER", "Dora Driver"));
  }

  @Test
  void whomToCallIsToldToTheirDriverAlone() {
    String id = cooked();
    assertFalse(inList("available", id).containsKey("customer"));
    JsonObject claimed = driver.claims(id).expects(200).json();
    for (JsonObject trip : new JsonObject[] {claimed, inList("mine", id)}) {
      assertEquals("Clara", trip.getJsonObject("customer").getString("name"));
      assertEquals("+49 30 1234567", trip.getJsonObject("customer").getString("phone"));
    }
  }

  @Test
  void itIsDeliveredNearTheAddressOrWithAReason() {
    String id = onTheWay();
    JsonObject far = delivers(id, AT_THE_KITCHEN).isProblem(422, "far-from-address");
    assertTrue(far.getInt("metres") > 1000, far::toString);
    delivers(id, Map.of()).isProblem(422, "far-from-address");
    delivers(id, Map.of("awayBecause", "LAZY")).isProblem(400, "invalid-body");
    assertEquals(0, earned().getJsonArray("items").size());
    JsonObject order =
        delivers(id, Map.of("lat", 52.5, "lng", 13.4, "awayBecause", "MET_ON_THE_WAY"))
            .expects(200)
            .json();
    assertEquals("MET_ON_THE_WAY", order.getString("deliveredAway"));

    String near = onTheWay();
    assertFalse(delivers(near, AT_THE_DOOR).expects(200).json().containsKey("deliveredAway"));
    String silent = onTheWay();
    driver.delivers(silent).expects(200); // who says nothing of the place is not asked

    JsonObject day = earned();
    assertEquals(3, day.getJsonArray("items").size());
    assertEquals(silent, day.getJsonArray("items").getJsonObject(0).getString("orderId"));
    int each = amount(day.getJsonArray("items").getJsonObject(0), "pay");
    assertTrue(each > 350 && each < 600, "about 1.7 km by the streets: " + each);
    assertEquals(3 * each, amount(day, "total"));
  }

  @Test
  void thePageLeadsFromStopToStop() {
    new Tables(Platform.running().database())
        .change(
            "update restaurant set phone = '+49 30 23125 100', address = 'Torstr. 99' where id = ?",
            UUID.fromString(town.restaurant()));
    String first = onTheWay();
    String second = cooked();
    driver.claims(second).expects(200);
    Page page = People.at(chromium.phone(node), driver.session(), "/driver/index.html");
    Locator stops = page.getByTestId("stop");
    assertThat(stops).hasCount(3);
    assertThat(stops.nth(0)).hasAttribute("data-id", "kitchen-" + second);
    assertThat(stops.nth(0).getByTestId("call")).hasAttribute("href", "tel:+493023125100");
    assertThat(stops.nth(0)).containsText("Torstr. 99");
    assertThat(stops.nth(0).getByLabel("Navigate to Torstr. 99")).isVisible();
    assertThat(stops.nth(1)).hasAttribute("data-id", Pattern.compile("door-.+"));
    assertThat(page.getByTestId("mine").locator("[data-order-id]")).hasCount(2); // each order once
    assertThat(stops.nth(1)).containsText("Deliver to Clara");
    assertThat(stops.nth(1).getByTestId("call")).hasAttribute("href", "tel:+49301234567");
    assertThat(stops.nth(1).getByTestId("navigate"))
        .hasAttribute("href", Pattern.compile(".*52\\.51.*13\\.41.*"));
    Locator delivery = page.locator("[data-order-id='" + second + "']");
    delivery.getByTestId("coming-10").click();
    assertThat(delivery.getByTestId("coming-10")).hasAttribute("aria-pressed", "true");
    inspector.looksAt(page, "driver with two orders");

    page.locator("[data-order-id='" + first + "']").getByTestId("deliver").click();
    assertThat(page.getByTestId("away-dialog"))
        .containsText(Pattern.compile("That is \\d+\\.\\d\\skm from the address"));
    page.getByTestId("away-deliver").click();
    assertThat(page.locator("#away .field-error").first()).isVisible();
    inspector.looksAt(page, "driver far from the address");
    People.handOverElsewhere(page);
    assertThat(page.getByTestId("earned")).containsText("€");
    assertThat(page.getByTestId("earned-list").locator("li")).hasCount(1);
    assertThat(stops).hasCount(2);
    inspector.foundNothing();
    assertEquals(java.util.List.of(), chromium.complaints());
  }

  @Test
  void foodOnBoardGoesBeforeAKitchenThatStillCooks() {
    String first = onTheWay();
    String second = town.order(customer);
    kitchen.confirms(second).expects(200);
    driver.claims(second).expects(200);
    Page page = People.at(chromium.phone(node), driver.session(), "/driver/index.html");
    Locator stops = page.getByTestId("stop");
    assertThat(stops).hasCount(3);
    assertThat(stops.nth(0)).hasAttribute("data-id", "door-" + first);
    assertThat(stops.nth(1)).hasAttribute("data-id", "kitchen-" + second);
    assertThat(stops.nth(2)).hasAttribute("data-id", "door-" + second);
    assertEquals(java.util.List.of(), chromium.complaints());
  }

  @Test
  void numbersStandAsTheirReaderWritesThem() {
    String id = onTheWay();
    Page order =
        People.at(
            chromium.window(node, "de-DE"), customer.session(), "/customer/order.html?id=" + id);
    assertThat(order.getByTestId("order-total")).hasText("30.026,70 €");
    Page trips = People.at(chromium.window(node, "de-DE"), driver.session(), "/driver/index.html");
    assertThat(trips.locator("[data-order-id='" + id + "']")).containsText("1,3 km");
    String size = "import(" + People.module("js/money.js") + ").then(m => m.size(1234567))";
    assertEquals("1,2 MB", trips.evaluate(size));
  }

  private String cooked() {
    String id = town.order(customer);
    kitchen.cooks(id);
    return id;
  }

  private String onTheWay() {
    String id = cooked();
    driver.claims(id).expects(200);
    driver.picksUp(id).expects(200);
    return id;
  }

  private Answer delivers(String order, Map<String, ?> handover) {
    return driver
        .door()
        .put(CustomerApp.statusOf(order), Map.of("status", "DELIVERED", "handover", handover));
  }

  private JsonObject earned() {
    return driver.door().get("/api/deliveries/earnings").expects(200).json();
  }

  private JsonObject inList(String which, String order) {
    return driver
        .door()
        .get("/api/deliveries?limit=100&state=" + which)
        .expects(200)
        .items()
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(trip -> trip.getString("orderId").equals(order))
        .findFirst()
        .orElseThrow();
  }

  private static int amount(JsonObject of, String name) {
    return of.getJsonObject(name).getInt("amount");
  }
}
