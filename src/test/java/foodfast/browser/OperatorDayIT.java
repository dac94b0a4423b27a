package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An operator opens a restaurant, makes accounts for its people, and sees the whole at a glance.
 */
class OperatorDayIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static final String NEW_PASSWORD = "noodles at midnight";
  private static Node node;
  private final String id = UUID.randomUUID().toString();

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
  }

  @Test
  void aNewRestaurantIsInTheShopAndItsStaffAtTheBoard() {
    Page desk =
        People.at(
            chromium.window(node),
            OperatorApp.logsIn(node).session(),
            "/operator/restaurants.html");
    String name = "Nora’s Noodles " + id.substring(0, 8);
    desk.getByTestId("new-name").fill(name);
    desk.getByTestId("new-cuisine").fill("Noodles");
    desk.getByTestId("new-address").fill("Torstr. 99");
    desk.getByTestId("new-city").fill("Berlin");
    desk.getByTestId("new-hours").fill("around noon");
    desk.getByTestId("new-fee").fill("1.90");
    desk.getByTestId("open-restaurant").click();
    assertThat(desk.locator("#open-form [aria-invalid]")).hasCount(3);
    desk.getByTestId("new-hours").fill("");
    desk.getByTestId("new-map").click();
    assertThat(desk.getByTestId("new-lat")).hasValue(Pattern.compile("5[0-9]\\..+"));
    assertThat(desk.getByTestId("new-map").locator(".pin")).isVisible();
    desk.getByTestId("open-restaurant").click();
    assertThat(desk.getByTestId("opened")).containsText(name + " is open");

    assertThat(desk.locator("#restaurant option:checked")).containsText(name);
    String email = "nora-" + id + "@test.foodfast.test";
    desk.getByTestId("staff-name").fill("Nora Neu");
    desk.getByTestId("staff-email").fill(email);
    desk.getByTestId("make-account").click();
    String password = firstPassword(desk);
    desk.getByTestId("made-done").click();
    assertThat(desk.getByTestId("first-password")).isHidden();
    assertEquals("", desk.getByTestId("first-password").textContent());

    Page shop =
        People.at(
            chromium.phone(node), CustomerApp.registers(node).session(), "/customer/index.html");
    shop.getByTestId("restaurant-search").fill(name);
    assertThat(shop.getByTestId("restaurant-card").first()).containsText(name);

    Page board = chromium.window(node);
    board.navigate("/login.html");
    board.getByTestId("login-email").fill(email);
    board.getByTestId("login-password").fill(password);
    board.getByTestId("login-submit").click();
    assertThat(board.getByTestId("connection-light")).hasAttribute("data-light", "green");
    Page menu = board.context().newPage();
    menu.navigate("/restaurant/menu.html");
    for (Page one : List.of(board, menu)) {
      assertThat(reminder(one)).hasText("Somebody else chose your password. Please change it.");
    }
    reminder(board).getByRole(AriaRole.LINK).click();
    assertThat(board.getByTestId("password-current")).isFocused();
    assertThat(reminder(board)).isVisible();
    board.getByTestId("password-current").fill("not this one");
    board.getByTestId("password-new").fill(NEW_PASSWORD);
    board.getByTestId("password-save").click();
    assertThat(board.locator("#current-error")).hasText("This is not your current password.");
    board.getByTestId("password-current").fill(password);
    board.getByTestId("password-new").fill(password);
    board.getByTestId("password-save").click();
    assertThat(board.locator("#new-error")).containsText("This is the password you have");
    assertThat(reminder(board)).isVisible();
    board.getByTestId("password-new").fill(NEW_PASSWORD);
    board.getByTestId("password-save").click();
    assertThat(board.getByTestId("toast")).containsText("Password changed");
    assertThat(reminder(board)).hasCount(0);
    assertThat(reminder(menu)).hasCount(0);
    board.reload();
    assertThat(board.getByTestId("who")).hasText("Nora Neu");
    assertThat(reminder(board)).hasCount(0);
    board.getByTestId("logout").click();
    board.getByTestId("login-email").fill(email);
    board.getByTestId("login-password").fill(NEW_PASSWORD);
    board.getByTestId("login-submit").click();
    assertThat(board.getByTestId("who")).hasText("Nora Neu");
    assertThat(reminder(board)).hasCount(0);
    assertThat(board.getByTestId("connection-light")).isVisible();
    assertEquals(List.of(), chromium.complaints());
  }

  /** The refresh reads the account before the password is changed, and answers after. */
  @Test
  void aReminderStaysAwayWhenARefreshOfBeforeIsAnsweredLate() {
    Session session = registeredByPhone();
    Page form = People.at(chromium.window(node), session, "/customer/account.html");
    Page other = form.context().newPage();
    other.navigate("/customer/index.html");
    assertThat(reminder(other)).isVisible();
    List<Route> changes = new ArrayList<>();
    form.route("**/api/accounts/me/password", changes::add);
    form.getByTestId("password-current").fill(Session.PASSWORD);
    form.getByTestId("password-new").fill(NEW_PASSWORD);
    form.getByTestId("password-save").click();
    form.waitForCondition(() -> !changes.isEmpty());

    List<Runnable> answers = new ArrayList<>();
    other.route("**/api/sessions/refresh", route -> answers.add(answerOf(route)));
    other.evaluate(
        "answer => import('/js/session.js').then(({ keep }) =>"
            + " keep({ ...JSON.parse(answer), expiresIn: 0 }))",
        session.answer());
    other.reload();
    other.waitForCondition(() -> !answers.isEmpty());
    changes.get(0).resume();
    assertThat(form.getByTestId("toast")).containsText("Password changed");
    answers.get(0).run();
    assertThat(other.getByTestId("restaurant-card").first()).isVisible();
    other.reload();
    assertThat(other.getByTestId("who")).hasText("Carl by Phone");
    assertThat(reminder(other)).hasCount(0);
    assertEquals(List.of(), chromium.complaints());
  }

  /** Somebody for whom an operator has chosen a password. */
  private static Session registeredByPhone() {
    String email = "carl-" + UUID.randomUUID() + "@test.foodfast.test";
    Map<String, String> carl =
        Map.of("email", email, "password", Session.PASSWORD, "name", "Carl by Phone");
    OperatorApp.logsIn(node).door().post("/api/accounts", carl).expects(201);
    return Session.logIn(node, email);
  }

  /** What the server says now, to be told when the page is to hear it. */
  private static Runnable answerOf(Route route) {
    APIResponse answer = route.fetch();
    return () -> route.fulfill(new Route.FulfillOptions().setResponse(answer));
  }

  /** The text is long enough to come compressed, which leaves the version as it is. */
  @Test
  void aRestaurantIsChangedAndSeenWhereItIsNow() {
    OperatorApp operator = OperatorApp.logsIn(node);
    String name = "Old " + id;
    String restaurant = opens(operator, name);
    Page desk = People.at(chromium.window(node), operator.session(), "/operator/restaurants.html");
    desk.getByTestId("restaurant-search").fill(name);
    desk.locator("[data-id='" + restaurant + "']").getByTestId("change").click();
    assertThat(desk.locator("#open-title")).hasText("Change " + name);
    assertThat(desk.locator("#open-title")).isFocused();
    assertThat(desk.getByTestId("new-hours")).hasValue("Mo-Su 11:30-14:30; Mo-Su 17:00-23:00");
    assertThat(desk.getByTestId("new-fee")).hasValue("1.90");
    assertThat(desk.getByTestId("new-city")).isDisabled();
    desk.getByTestId("new-address").fill("Neue Str. 7");
    desk.getByTestId("new-fee").fill("2.50");
    desk.getByTestId("new-minutes").fill("181");
    desk.getByTestId("open-restaurant").click();
    assertThat(desk.locator("#open-form [aria-invalid]")).hasCount(1);
    desk.getByTestId("new-minutes").fill("40");

    operator
        .door()
        .with("If-Match", "*")
        .patch("/api/restaurants/" + restaurant, Map.of("name", "New " + id))
        .expects(200);
    desk.getByTestId("open-restaurant").click();
    assertThat(desk.locator("#open-form .form-error")).containsText("changed elsewhere");
    assertThat(desk.getByTestId("new-name")).hasValue("New " + id);
    assertThat(desk.getByTestId("new-address")).hasValue("Neue Str. 7");
    desk.getByTestId("open-restaurant").click();
    assertThat(desk.getByTestId("toast")).containsText("New " + id + " is changed");
    assertThat(desk.locator("#open-title")).hasText("New restaurant");
    assertThat(desk.getByTestId("new-city")).isEnabled();

    Page shop =
        People.at(
            chromium.phone(node),
            CustomerApp.registers(node).session(),
            "/customer/index.html#restaurant=" + restaurant);
    assertThat(shop.getByTestId("menu-title")).hasText("New " + id);
    assertThat(shop.getByTestId("menu-address")).hasText("Neue Str. 7, Berlin");
    assertThat(shop.getByTestId("menu-facts")).containsText("2.50");
    assertEquals(List.of(), chromium.complaints());
  }

  private static String opens(OperatorApp operator, String name) {
    Map<String, Object> wanted =
        Map.of(
            "name",
            name,
            "city",
            "Berlin",
            "address",
            "Alte Str. 1",
            "cuisine",
            "Noodles",
            "lat",
            52.529,
            "lng",
            13.401,
            "deliveryFee",
            190,
            "openingHours",
            "Mo-Su 11:30-14:30; Mo-Su 17:00-23:00",
            "about",
            "äöü ".repeat(120));
    return operator.door().post("/api/restaurants", wanted).expects(201).json().getString("id");
  }

  @Test
  void accountsForDriversAndAgentsAreMadeOncePerAddress() {
    Page desk =
        People.at(
            chromium.window(node),
            OperatorApp.logsIn(node).session(),
            "/operator/restaurants.html");
    String email = "dana-" + id + "@test.foodfast.test";
    String first = null;
    for (String role : List.of("driver", "agent")) {
      desk.getByTestId("role-" + role).check();
      assertThat(desk.getByTestId("staff-restaurant")).isHidden();
      desk.getByTestId("staff-name").fill("Dana Doppelt");
      desk.getByTestId("staff-email").fill(role + email);
      desk.getByTestId("make-account").click();
      String password = firstPassword(desk);
      assertNotEquals(first, password);
      first = password;
      desk.getByTestId("made-done").click();
    }
    desk.getByTestId("staff-name").fill("Dana Doppelt");
    desk.getByTestId("staff-email").fill("driver" + email);
    desk.getByTestId("make-account").click();
    assertThat(desk.getByTestId("staff-email"))
        .hasAccessibleDescription("There is an account with this address already.");
  }

  @Test
  void theOverviewShowsWhoIsThereAndWhatWasRefused() {
    OperatorApp operator = OperatorApp.logsIn(node);
    CustomerApp customer = CustomerApp.registers(node);
    String order = customer.ordersFrom(RestaurantApp.logsIn(node).id()).getString("id");
    customer.door().get("/api/overview").isProblem(403, "forbidden");
    Page page = People.at(chromium.window(node), operator.session(), "/operator/overview.html");
    assertThat(page.locator("[data-order-id='" + order + "']")).isVisible();
    assertThat(page.getByTestId("health")).containsText("answers you");
    assertThat(page.getByTestId("refusals")).containsText("forbidden");
    assertThat(page.getByTestId("topics")).containsText("Kitchens’ tickets");
    // this page's own question sleeps at the server
    assertThat(page.getByTestId("connected").locator("tr[data-name=OPERATOR] td").first())
        .not()
        .hasText("0");
    // by keyboard: other tests have restaurants in the same place
    page.getByTestId("city-map").locator(".figure.some").filter(named("Berlin")).press("Enter");
    assertThat(page.getByTestId("cities").locator("tr[data-name=Berlin]")).isFocused();
    assertEquals(List.of(), chromium.complaints());
  }

  /** It stands as soon as the name in the head of the page does, or it does not come. */
  private static Locator reminder(Page page) {
    return page.getByTestId("password-reminder");
  }

  private static String firstPassword(Page desk) {
    assertThat(desk.getByTestId("first-password")).isVisible();
    return desk.getByTestId("first-password").innerText();
  }

  private static Locator.FilterOptions named(String city) {
    return new Locator.FilterOptions().setHasText(city);
  }
}
