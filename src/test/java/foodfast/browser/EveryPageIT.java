package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import foodfast.chat.ChatFloor;
import foodfast.kit.AgentApp;
import foodfast.kit.Chat;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.PushService;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Shots;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every page in its states, full of names that are eighty letters long or read from the right: axe
 * finds nothing in light or dark, nothing is wider than a phone, and prices stay in their place.
 */
class EveryPageIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;
  private static Town town;
  private final Inspector inspector = new Inspector();

  @BeforeAll
  static void aTown() {
    node = Platform.running().nodeA();
    ChatFloor.clear();
    town = new Town(node);
    town.announce().expects(201);
  }

  @AfterAll
  static void nobodyIsLeft() {
    ChatFloor.clear();
  }

  @Test
  void whatEverybodySees() {
    Page page = chromium.phone(node);
    page.navigate("/index.html");
    inspector.looksAt(page, "start");
    page.navigate("/stage.html");
    assertThat(page.getByTestId("lamp-7")).isVisible();
    inspector.looksAt(page, "stage, before it begins");
    page.navigate("/customer/nope.html");
    assertThat(page.getByTestId("problem")).containsText("no page at this address");
    inspector.looksAt(page, "no such page");
    page.navigate("/asyncapi.html");
    assertThat(page.getByTestId("channel").first()).isVisible();
    page.locator("details").evaluateAll("all => all.forEach(one => (one.open = true))");
    inspector.looksAt(page, "sockets and streams");
    page.navigate("/report/index.html");
    assertThat(page.locator("#feature-7")).isVisible();
    assertThat(page.locator("[data-source] a").first())
        .hasAttribute("href", Pattern.compile("https://sources.test/main/(docs|src)/.+"));
    inspector.looksAt(page, "the decision report");
    page.navigate("/problems/illegal-transition");
    assertThat(page.getByTestId("problem-type")).isVisible();
    inspector.looksAt(page, "a kind of refusal");
    page.navigate("/login.html?why=ended");
    page.locator("details").evaluateAll("all => all.forEach(one => (one.open = true))");
    page.getByTestId("login-email").fill("nobody@test.foodfast.test");
    page.getByTestId("login-password").fill("wrong");
    page.getByTestId("login-submit").click();
    assertThat(page.locator("#login-form .form-error")).isVisible();
    page.getByTestId("register-name").fill(Town.LONG);
    page.getByTestId("register-email").fill("a@b");
    page.getByTestId("register-password").fill("password");
    page.getByTestId("register-phone").fill("call me");
    page.getByTestId("register-submit").click();
    assertThat(page.locator("#register-form .field-error").first()).isVisible();
    inspector.looksAt(page, "log-in refused");
    People.at(page, town.customer(Town.RIGHT), "/index.html");
    assertThat(page.getByTestId("here-customer")).isVisible();
    inspector.looksAt(page, "start, signed in");
    inspector.foundNothing();
  }

  @Test
  void whatACustomerSeesBeforeOrdering() {
    CustomerApp customer = CustomerApp.of(town.customer(Town.LONG));
    customer.card();
    town.order(customer);
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/index.html");
    assertThat(page.getByTestId("restaurant-card").first()).isVisible();
    assertThat(page.getByTestId("order-row")).hasCount(1);
    assertThat(page.getByTestId("notice").first()).isVisible();
    page.getByTestId("bell").click();
    inspector.looksAt(page, "restaurants, inbox open");
    page.keyboard().press("Escape");
    page.locator("[data-id='" + town.restaurant() + "'] a").click();
    page.getByTestId("dish-open").first().click();
    assertThat(page.getByTestId("dish-dialog")).isVisible();
    inspector.looksAt(page, "a dish, open");
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("dish-dialog")).isHidden();
    for (int dish = 0; dish < 2; dish++) {
      page.getByTestId("menu-item").nth(dish).getByTestId("add-to-cart").click();
    }
    page.getByLabel(Pattern.compile("Note for .*")).first().fill(Town.RIGHT);
    page.getByTestId("deliver-line1").fill(" ");
    page.getByTestId("deliver-city").fill(Town.TOWN);
    page.getByTestId("add-card").click();
    page.getByTestId("card-number").fill("4242 4242 4242 4241");
    page.getByTestId("card-expiry").fill("1/20");
    page.getByTestId("card-cvc").fill("1");
    page.getByTestId("card-holder").fill(Town.RIGHT);
    page.getByTestId("card-save").click();
    assertThat(page.locator("#card-form .field-error").first()).isVisible();
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("checkout-error")).isVisible();
    inspector.looksAt(page, "menu and cart, refused");
    page.route("**/api/orders", Route::abort);
    page.getByTestId("deliver-line1").fill(Town.RIGHT);
    page.getByTestId("place-order").click();
    assertThat(page.getByTestId("pending-order")).isVisible();
    page.getByTestId("logout").click();
    assertThat(page.getByTestId("leave-dialog")).isVisible();
    inspector.looksAt(page, "order without an answer, leaving");
    inspector.foundNothing();
  }

  @Test
  void whatACustomerSeesOfAnOrder() {
    CustomerApp customer = CustomerApp.of(town.customer(Town.LONG));
    RestaurantApp restaurant = RestaurantApp.of(town.staff("RESTAURANT", Town.RIGHT));
    DriverApp driver = DriverApp.of(town.staff("DRIVER", Town.RIGHT));
    String id = town.order(customer);
    Page page =
        People.at(chromium.phone(node), customer.session(), "/customer/order.html?id=" + id);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "PLACED");
    page.locator("details").evaluateAll("all => all.forEach(one => (one.open = true))");
    inspector.looksAt(page, "order placed");
    restaurant.cooks(id);
    driver.claims(id).expects(200);
    driver.picksUp(id).expects(200);
    assertThat(page.getByTestId("map")).isVisible();
    inspector.looksAt(page, "order on its way");
    driver.delivers(id).expects(200);
    AgentApp.of(town.staff("AGENT", Town.RIGHT))
        .refunds(id, 500, Town.RIGHT, "k" + id)
        .expects(201);
    page.reload();
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "DELIVERED");
    assertThat(page.getByTestId("reorder")).isVisible();
    inspector.looksAt(page, "order delivered, a part given back");
    String refused = town.order(customer);
    restaurant.rejects(refused, "OTHER").expects(200);
    page.navigate("/customer/order.html?id=" + refused);
    assertThat(page.getByTestId("order-status")).hasAttribute("data-status", "REJECTED");
    inspector.looksAt(page, "order refused");
    page.navigate("/customer/order.html?id=none");
    assertThat(page.locator("#page-error")).isVisible();
    inspector.looksAt(page, "no such order");
    inspector.foundNothing();
  }

  @Test
  void whatACustomerSeesOfTheirAccount() {
    CustomerApp customer = CustomerApp.of(town.customer(Town.LONG));
    customer.card();
    Session.logIn(node, customer.session().email());
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/account.html");
    assertThat(page.getByTestId("session-row")).hasCount(2);
    assertThat(page.getByTestId("card-row")).hasCount(1);
    page.getByTestId("profile-name").fill(Town.RIGHT);
    page.getByTestId("profile-phone").fill("call me");
    page.getByTestId("profile-save").click();
    assertThat(page.locator("#profile-form .field-error")).isVisible();
    page.getByTestId("password-current").fill("not this one");
    page.getByTestId("password-new").fill("a better pass phrase");
    page.getByTestId("password-save").click();
    assertThat(page.locator("#password-form .field-error")).isVisible();
    page.getByTestId("add-address").click();
    page.getByTestId("address-line1").fill(Town.RIGHT);
    page.getByTestId("address-save").click();
    assertThat(page.locator("#address-form .field-error")).isVisible();
    assertThat(page.getByTestId("push-note")).not().hasText("Loading…");
    inspector.looksAt(page, "account, refused");
    page.getByTestId("erase").click();
    inspector.looksAt(page, "account, erasing");
    inspector.foundNothing();
  }

  @Test
  void whatTheKitchenSees() {
    CustomerApp customer = CustomerApp.of(town.customer(Town.RIGHT));
    Session staff = town.staff("RESTAURANT", Town.LONG);
    RestaurantApp restaurant = RestaurantApp.of(staff);
    town.order(customer);
    restaurant.confirms(town.order(customer)).expects(200);
    String ready = town.order(customer);
    restaurant.cooks(ready);
    Page page = People.at(chromium.window(node), staff, "/restaurant/index.html");
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "green");
    assertThat(page.getByTestId("ticket").first()).isVisible();
    String refused = town.order(customer);
    Locator ticket = page.locator("[data-order-id='" + refused + "']");
    assertThat(ticket).isVisible();
    restaurant.rejects(refused, "SOLD_OUT").expects(200);
    assertThat(ticket).hasAttribute("data-status", "REJECTED");
    page.locator("details").evaluateAll("all => all.forEach(one => (one.open = true))");
    assertThat(page.getByTestId("state-busy")).isEnabled();
    page.getByTestId("state-busy").press("Space"); // a banner that comes now would move the button
    assertThat(page.getByTestId("state-busy")).isChecked();
    inspector.looksAt(page, "board");
    page.getByTestId("refuse").first().click();
    inspector.looksAt(page, "board, refusing");
    page.getByTestId("refuse-dialog").locator("button.quiet").click();
    page.context().setOffline(true);
    page.route("**/api/**", Route::abort);
    page.evaluate("dispatchEvent(new Event('offline'))");
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "red");
    inspector.looksAt(page, "board, cut off");
    inspector.foundNothing();
  }

  @Test
  void whatADeviceIsWokenFor() {
    Session staff = town.staff("RESTAURANT", Town.RIGHT);
    PushService.running().device().subscribes(staff);
    Page window = chromium.windowWithWorker(node);
    Page page = People.at(window, staff, "/alerts.html?role=RESTAURANT");
    assertThat(page.getByTestId("push-form")).isVisible();
    assertThat(page.getByTestId("push-device")).hasCount(1);
    assertThat(page.getByTestId("password-reminder")).isVisible();
    inspector.looksAt(page, "alerts");
    page.navigate("/offline.html");
    inspector.looksAt(page, "offline");
    inspector.foundNothing();
    staff.door().delete("/api/sessions/current").expects(204);
  }

  @Test
  void whatAMenusKeeperSees() {
    Session staff = town.staff("RESTAURANT", Town.RIGHT);
    Page page = People.at(chromium.window(node), staff, "/restaurant/menu.html");
    Locator dish = page.getByTestId("own-dish").first();
    assertThat(dish).isVisible();
    byte[] text = "no photo".getBytes();
    dish.getByTestId("choose-photo")
        .setInputFiles(new FilePayload(Town.LONG + ".jpg", "image/jpeg", text));
    assertThat(dish.getByTestId("photo-reason")).isVisible();
    Locator other = page.getByTestId("own-dish").nth(1);
    page.route("**/api/uploads/*", EveryPageIT::withoutBytes);
    byte[] photo = Shots.photo(1200, 900, 7);
    String name = Town.RIGHT.replace('/', '-') + ".jpg";
    other.getByTestId("choose-photo").setInputFiles(new FilePayload(name, "image/jpeg", photo));
    other.getByTestId("pause").click();
    assertThat(other.getByTestId("photo-progress")).hasAttribute("data-state", "PAUSED");
    inspector.looksAt(page, "menu with photos");
    page.evaluate(
        "import("
            + People.module("js/shelf.js")
            + ").then(({ file }) => Promise.all([...document.querySelectorAll('[data-testid=own-dish]')].map(one => file(one.dataset.id).set(null))))");
    page.reload();
    assertThat(page.getByTestId("photo-progress")).hasAttribute("data-state", "STOPPED");
    page.getByTestId("add-dish").click();
    page.getByTestId("dish-name").fill(" ");
    page.getByTestId("dish-price").fill("1");
    page.getByTestId("dish-save").click();
    assertThat(page.locator("#dish-form .field-error")).isVisible();
    inspector.looksAt(page, "menu, a dish refused");
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("dish-dialog")).isHidden();
    page.getByTestId("delete-dish").first().click();
    assertThat(page.getByTestId("delete-dialog")).isVisible();
    inspector.looksAt(page, "menu, deleting a dish");
    inspector.foundNothing();
  }

  private static void withoutBytes(Route route) {
    if (route.request().method().equals("PATCH")) {
      route.abort();
    } else {
      route.fallback();
    }
  }

  @Test
  void whatADriverSees() {
    CustomerApp customer = CustomerApp.of(town.customer(Town.RIGHT));
    RestaurantApp restaurant = RestaurantApp.of(town.staff("RESTAURANT", Town.LONG));
    Session session = town.staff("DRIVER", Town.LONG);
    DriverApp driver = DriverApp.of(session);
    restaurant.confirms(town.order(customer)).expects(200);
    String aboard = town.order(customer);
    restaurant.cooks(aboard);
    driver.claims(aboard).expects(200);
    Page page = People.at(chromium.phone(node), session, "/driver/index.html");
    assertThat(page.getByTestId("delivery")).not().hasCount(0);
    inspector.looksAt(page, "deliveries");
    driver.picksUp(aboard).expects(200);
    page.reload();
    assertThat(page.getByTestId("driver-line")).hasText("Connected");
    page.getByTestId("tunnel").check();
    inspector.looksAt(page, "deliveries, in the tunnel");
    inspector.foundNothing();
  }

  @Test
  void whatBothSeeOfAChat() {
    CustomerApp customer = CustomerApp.of(town.customer(Town.RIGHT));
    Session session = town.staff("AGENT", Town.LONG);
    AgentApp agent = AgentApp.of(session).takes(5);
    String order = town.order(customer);
    RestaurantApp.of(town.staff("RESTAURANT", "R")).cooks(order);
    String id = customer.asksForHelpWith(order, Town.LONG + Town.LONG).getString("id");
    agent.holds(id, Duration.ofSeconds(20));
    CustomerApp other = CustomerApp.of(town.customer(Town.LONG));
    agent.holds(other.asksForHelp(Town.RIGHT).getString("id"), Duration.ofSeconds(20));
    try (Chat said = customer.chats().reads(id)) {
      said.says(id, Town.LONG + Town.LONG);
      said.says(id, Town.RIGHT);
      PhotoSending.into(customer.session(), id, Shots.photo(900, 700, 8)).endsAs("READY");
    }
    Page desk = People.at(chromium.window(node), session, "/support/index.html");
    assertThat(desk.getByTestId("conversation")).hasCount(2);
    inspector.looksAt(desk, "desk");
    desk.locator("[data-id='" + id + "']").click();
    assertThat(desk.getByTestId("order-box")).isVisible();
    desk.locator("details").evaluateAll("all => all.forEach(one => (one.open = true))");
    desk.getByTestId("as-note").check();
    writes(desk, Town.LONG);
    assertThat(desk.getByTestId("note")).isVisible();
    desk.getByTestId("as-note").uncheck();
    writes(desk, Town.RIGHT);
    desk.getByTestId("refund-amount").fill("a lot");
    desk.getByTestId("refund").click();
    assertThat(desk.locator("#refund .field-error")).isVisible();
    inspector.looksAt(desk, "desk, a refund refused");

    Page page = People.at(chromium.phone(node), customer.session(), "/customer/chat.html?id=" + id);
    assertThat(page.getByTestId("message")).hasCount(4);
    assertThat(page.getByTestId("message-photo")).hasCount(1);
    inspector.looksAt(page, "chat");
    page.getByTestId("chat-back").click();
    page.getByTestId("chat-topic").fill(" ");
    page.getByTestId("chat-begin").click();
    assertThat(page.locator("#begin .field-error")).isVisible();
    inspector.looksAt(page, "chats, a topic refused");
    page.getByTestId("conversation").first().click();
    for (Page one : List.of(page, desk)) {
      one.route("**/api/tickets", Route::abort);
      one.context().setOffline(true);
      writes(one, Town.RIGHT + " 2");
      assertThat(one.getByTestId("connection-light")).hasAttribute("data-light", "red");
      inspector.looksAt(one, one == page ? "chat, cut off" : "desk, cut off");
    }
    inspector.foundNothing();
  }

  @Test
  void whatEverybodySeesWhereNobodyAnswers() {
    Session customer = town.customer(Town.LONG);
    seesWithoutAnAnswer(customer, "/customer/account.html");
    seesWithoutAnAnswer(customer, "/customer/chat.html");
    Session kitchen = town.staff("RESTAURANT", Town.LONG);
    seesWithoutAnAnswer(kitchen, "/restaurant/index.html");
    seesWithoutAnAnswer(kitchen, "/restaurant/menu.html");
    seesWithoutAnAnswer(town.staff("DRIVER", Town.LONG), "/driver/index.html");
    seesWithoutAnAnswer(town.staff("AGENT", Town.LONG), "/support/index.html");
    inspector.foundNothing();
  }

  private void seesWithoutAnAnswer(Session who, String path) {
    Page page = chromium.window(node);
    page.route("**/api/**", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
    People.at(page, who, path);
    assertThat(page.locator("#main").getByText("went wrong on our side").first()).isVisible();
    inspector.looksAt(page, path + " without an answer");
    page.close();
  }

  private static void writes(Page page, String text) {
    page.getByTestId("draft").fill(text);
    page.getByTestId("send").click();
  }

  @Test
  void whatAnOperatorSees() {
    Page page =
        People.at(
            chromium.window(node), town.staff("OPERATOR", Town.RIGHT), "/operator/index.html");
    page.waitForURL(Pattern.compile(".*/operator/announcements.xhtml.*"));
    assertThat(page.getByTestId("notice").first()).isVisible();
    page.getByTestId("title").fill(Town.RIGHT);
    page.getByTestId("body").fill(Town.LONG);
    page.getByLabel(Town.TOWN).check();
    page.getByTestId("ends-at").fill("2001-01-01T00:00:01");
    page.getByTestId("publish").click();
    assertThat(page.getByTestId("form-error")).isVisible();
    inspector.looksAt(page, "announcement refused");
    page.getByTestId("ends-at").fill("2099-01-01T00:00:01");
    page.getByTestId("publish").click();
    assertThat(page.getByTestId("review")).isVisible();
    inspector.looksAt(page, "announcement looked over");
    page.navigate("/operator/announcements.xhtml");
    page.getByTestId("edit").first().click();
    page.getByTestId("end-open").click();
    inspector.looksAt(page, "announcement corrected");
    String order = town.order(CustomerApp.of(town.customer(Town.RIGHT)));
    page.navigate("/operator/overview.html");
    assertThat(page.getByTestId("unanswered-order").first()).isVisible();
    assertThat(page.getByTestId("health")).containsText("Up");
    inspector.looksAt(page, "overview");
    page.navigate("/operator/orders.html?city=" + Town.TOWN.replace(' ', '+'));
    assertThat(page.getByTestId("order-row").first()).isVisible();
    inspector.looksAt(page, "orders of a city");
    page.getByTestId("city").fill(Town.RIGHT);
    page.getByTestId("show").click();
    assertThat(page.getByTestId("orders-note")).hasText("There is no such order.");
    inspector.looksAt(page, "orders, none");
    page.navigate("/operator/orders.html?state=EATEN");
    assertThat(page.getByTestId("orders-note")).hasClass(Pattern.compile("form-error"));
    assertThat(page.getByTestId("try-again")).hasCount(0);
    inspector.looksAt(page, "orders, refused");
    page.navigate("/operator/order.html?id=" + order);
    assertThat(page.getByTestId("hop").first()).isVisible();
    inspector.looksAt(page, "order, hop by hop");
    page.navigate("/operator/order.html?id=none");
    assertThat(page.locator("#note")).hasText("There is no such order.");
    inspector.looksAt(page, "order that is not there");
    page.navigate("/operator/restaurants.html");
    assertThat(page.getByTestId("restaurant-row").first()).isVisible();
    page.getByTestId("new-name").fill(Town.LONG);
    page.getByTestId("new-phone").fill("call me");
    page.getByTestId("open-restaurant").click();
    assertThat(page.locator("#open-form .field-error").first()).isVisible();
    page.getByTestId("add-staff").first().click();
    page.getByTestId("staff-name").fill(Town.RIGHT);
    page.getByTestId("staff-email").fill("nobody");
    page.getByTestId("make-account").click();
    assertThat(page.locator("#staff-form .field-error").first()).isVisible();
    inspector.looksAt(page, "restaurants and staff, refused");
    page.getByTestId("restaurant-search").fill(Town.LONG);
    assertThat(page.getByTestId("restaurant-row").first()).containsText(Town.LONG);
    page.getByTestId("change").first().click();
    assertThat(page.locator("#open-title")).isFocused();
    page.getByTestId("new-phone").fill("call me");
    page.getByTestId("open-restaurant").click();
    assertThat(page.locator("#open-form .field-error").first()).isVisible();
    inspector.looksAt(page, "restaurant changed, refused");
    page.getByTestId("staff-email").fill("staff-" + System.nanoTime() + "@test.foodfast.test");
    page.getByTestId("make-account").click();
    assertThat(page.getByTestId("made-dialog")).isVisible();
    inspector.looksAt(page, "first password");
    inspector.foundNothing();
  }
}
