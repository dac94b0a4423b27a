package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import foodfast.chat.ChatFloor;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What pages say: lamps and words agree, a refusal stands at its field, and whoever works without a
 * mouse is never thrown back to the top.
 */
class PlainPagesIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;
  private static Town town;
  private final Inspector inspector = new Inspector();

  @BeforeAll
  static void aTown() {
    node = Platform.running().nodeA();
    ChatFloor.clear();
    town = new Town(node);
  }

  @AfterAll
  static void nobodyIsLeft() {
    ChatFloor.clear();
  }

  /** The browser would send it by itself, and what was typed would be lost. */
  @Test
  void aFormIsNotSentBeforeItsScriptIsThere() {
    Page page = chromium.phone(node);
    List<Route> scripts = new ArrayList<>();
    page.route("**/*.js", scripts::add);
    page.navigate("/login.html", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    assertThat(page.getByTestId("login-submit")).isDisabled();
    page.unroute("**/*.js");
    scripts.forEach(Route::resume);
    assertThat(page.getByTestId("login-submit")).isEnabled();
  }

  @Test
  void aLampAndItsWordsAgree() {
    CustomerApp customer = CustomerApp.of(town.customer("Cleo"));
    RestaurantApp restaurant = RestaurantApp.of(town.staff("RESTAURANT", "Rita"));
    DriverApp driver = DriverApp.of(town.staff("DRIVER", "Dora"));
    String id = town.order(customer);
    restaurant.cooks(id);

    Page board = People.at(chromium.window(node), restaurant.session(), "/restaurant/index.html");
    Locator light = board.getByTestId("connection-light");
    assertThat(light).hasAttribute("data-light", "green");
    assertThat(light).hasText(Pattern.compile("Connected.*"));
    cut(board);
    assertThat(light).hasAttribute("data-light", "red");
    assertThat(light).hasText(Pattern.compile("No connection.*"));

    Page order =
        People.at(chromium.phone(node), customer.session(), "/customer/order.html?id=" + id);
    assertThat(order.getByTestId("order-status")).hasText("Ready");
    cut(order);
    assertThat(order.getByTestId("poll-mode")).hasText("No connection");
    assertThat(order.locator("#page-error")).containsText("What stands below is as of");
    assertThat(order.getByTestId("location-mode")).hasText("No connection. Trying again…");

    driver.claims(id).expects(200);
    driver.picksUp(id).expects(200);
    Page ride = People.at(chromium.phone(node), driver.session(), "/driver/index.html");
    assertThat(ride.getByTestId("driver-line")).hasText("Connected");
    ride.getByTestId("tunnel").check();
    assertThat(ride.getByTestId("driver-line")).hasText("No network");
    assertThat(ride.locator("#line-says")).containsText("kept here");
    ride.getByTestId("tunnel").uncheck();
    assertThat(ride.getByTestId("driver-line")).hasText("Connected");
    driver.delivers(id).expects(200);

    Page chat = People.at(chromium.phone(node), customer.session(), "/customer/chat.html");
    chat.getByTestId("chat-topic").fill("Help");
    chat.getByTestId("chat-begin").click();
    assertThat(chat.getByTestId("connection-light")).hasText("Connected");
    cut(chat);
    assertThat(chat.getByTestId("connection-light")).hasText("No connection. Trying again…");
    assertThat(chat.getByTestId("chat-notice")).isVisible();
  }

  private static void cut(Page page) {
    page.route("**/api/**", Route::abort);
    page.context().setOffline(true);
  }

  @Test
  void whatIsWrongStandsAtItsField() {
    Page page = chromium.phone(node);
    String email = People.register(page);
    page.navigate("/customer/account.html");
    assertThat(page.getByTestId("profile-email")).hasValue(email);
    refuses(page, "profile", Map.of("name", ""), "Please fill this in.");
    refuses(page, "profile", Map.of("name", "  "), "Please fill this in.");
    String phone = "Please write a phone number, such as +49 30 1234567.";
    refuses(page, "profile", Map.of("name", "Nina", "phone", "call me"), phone);
    Map<String, String> wrong = Map.of("current", "not it", "new", "a better pass phrase");
    refuses(page, "password", wrong, "This is not your current password.");
    Map<String, String> weak = Map.of("current", Session.PASSWORD, "new", "password");
    refuses(page, "password", weak, "This password is too easy to guess. Please choose another.");
    refuses(page, "password", Map.of("new", "short"), "At least 8 characters, please.");
    page.getByTestId("add-card").click();
    People.fillCard(page, "4242 4242 4242 4241");
    assertThat(page.locator("#card-number-error"))
        .hasText("This is not a card number. Please check it.");

    page.getByTestId("logout").click();
    page.getByTestId("register-open").click();
    page.getByTestId("register-name").fill("Twin");
    page.getByTestId("register-email").fill(email);
    page.getByTestId("register-password").fill(Session.PASSWORD);
    page.getByTestId("register-submit").click();
    assertThat(page.locator("#new-email-error")).containsText("There is an account");
    assertThat(page.getByTestId("register-email")).isFocused();
    assertThat(page.getByTestId("register-email"))
        .hasAccessibleDescription("There is an account with this address already.");
    assertThat(page.locator("#register-form .form-error"))
        .hasText("Please look at the field that is marked.");
  }

  @Test
  void whatIsMendedIsMarkedNoLonger() {
    Page page = chromium.phone(node);
    String email = People.register(page);
    page.navigate("/customer/account.html");
    assertThat(page.getByTestId("profile-email")).hasValue(email);
    page.getByTestId("password-save").click();
    Locator form = page.locator("#password-form");
    Locator summary = form.locator(".form-error");
    assertThat(form.locator(".field-error")).hasCount(2);
    assertThat(summary).hasText("Please look at the fields that are marked.");

    page.getByTestId("password-current").press("x");
    assertThat(page.locator("#current-error")).hasCount(0);
    assertThat(page.getByTestId("password-current")).hasAccessibleDescription("");
    assertThat(form.locator("[aria-invalid]")).hasCount(1);
    assertThat(summary).isVisible();
    page.getByTestId("password-new").press("x");
    assertThat(form.locator(".field-error")).hasCount(0);
    assertThat(form.locator("[aria-invalid]")).hasCount(0);
    assertThat(page.getByTestId("password-new")).hasAttribute("aria-describedby", "new-hint");
    assertThat(summary).isHidden();
    page.getByTestId("password-save").click();
    assertThat(page.locator("#new-error")).hasText("At least 8 characters, please.");
    assertThat(summary).isVisible();
  }

  private static void refuses(Page page, String form, Map<String, String> values, String words) {
    values.forEach((name, value) -> page.getByTestId(form + "-" + name).fill(value));
    page.getByTestId(form + "-save").click();
    assertThat(page.locator("#" + form + "-form .field-error")).hasText(words);
    assertThat(page.locator("#" + form + "-form [aria-invalid]")).isFocused();
  }

  @Test
  void theFocusStaysWithWhatACustomerDoes() {
    CustomerApp customer = CustomerApp.of(town.customer("Cleo"));
    customer.addsCard();
    customer.addsCard("378282246310005");
    Session.logIn(node, customer.session().email());
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/account.html");
    assertThat(page.getByTestId("card-row")).hasCount(2);
    presses(page, page.getByTestId("card-default"), "default");
    assertThat(page.getByTestId("card-row").last()).containsText("Default");
    presses(page, page.getByTestId("card-delete").first(), "deleted");
    assertThat(page.getByTestId("card-row")).hasCount(1);
    inspector.keepsTheFocus(page, "a card is gone");
    presses(page, page.getByTestId("card-delete").first(), "deleted");
    assertThat(page.getByTestId("card-row")).hasCount(0);
    inspector.keepsTheFocus(page, "the last card is gone");
    presses(page, page.getByTestId("session-end").first(), "ended");
    assertThat(page.getByTestId("session-row")).hasCount(1);
    inspector.keepsTheFocus(page, "a session is gone");
    presses(page, page.getByTestId("erase"), "asked");
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("erase")).isFocused();
    presses(page, page.getByTestId("bell"), "inbox");
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("bell")).isFocused();

    page.navigate("/customer/index.html");
    page.locator("[data-testid=restaurant-card][data-id='" + town.restaurant() + "'] a")
        .press("Enter");
    assertThat(page.getByTestId("menu-title")).isFocused();
    page.getByTestId("add-to-cart").first().press("Enter");
    page.getByTestId("add-to-cart").last().press("Enter");
    assertThat(page.getByTestId("cart-item")).hasCount(2);
    page.getByTestId("cart-less").first().press("Enter");
    assertThat(page.getByTestId("cart-item")).hasCount(1);
    inspector.keepsTheFocus(page, "a dish is out of the cart");
    page.getByTestId("cart-less").first().press("Enter");
    assertThat(page.getByTestId("cart-item")).hasCount(0);
    inspector.keepsTheFocus(page, "the cart is empty");
    page.getByTestId("back-to-restaurants").press("Enter");
    assertThat(page.getByTestId("menu")).isHidden();
    inspector.keepsTheFocus(page, "back at the restaurants");

    String id = town.order(customer);
    page.navigate("/customer/order.html?id=" + id);
    presses(page, page.getByTestId("cancel-order"), "cancelled");
    assertThat(page.getByTestId("cancel-order")).isHidden();
    inspector.keepsTheFocus(page, "no way to cancel any more");
    page.navigate("/customer/chat.html");
    page.getByTestId("chat-topic").fill("Help");
    page.getByTestId("chat-begin").press("Enter");
    assertThat(page.getByTestId("chat-title")).hasText("Help");
    inspector.keepsTheFocus(page, "a chat begins");
    presses(page, page.getByTestId("chat-back"), "back");
    assertThat(page.getByTestId("chat-title")).isHidden();
    inspector.keepsTheFocus(page, "back at the chats");
    inspector.foundNothing();
  }

  @Test
  void theFocusStaysWithWhatARestaurantAndItsDriverDo() {
    CustomerApp customer = CustomerApp.of(town.customer("Cleo"));
    Session staff = town.staff("RESTAURANT", "Rita");
    String first = town.order(customer);
    Page board = People.at(chromium.window(node), staff, "/restaurant/index.html");
    Locator ticket = board.locator("[data-testid=ticket][data-order-id='" + first + "']");
    for (String step : List.of("accept", "prepare", "ready")) {
      presses(board, ticket.getByTestId(step), step);
      assertThat(ticket.getByTestId(step)).hasCount(0);
      inspector.keepsTheFocus(board, "ticket after " + step);
    }
    String second = town.order(customer);
    ticket = board.locator("[data-testid=ticket][data-order-id='" + second + "']");
    presses(board, ticket.getByTestId("refuse"), "asked");
    board.getByTestId("refuse-confirm").press("Enter");
    assertThat(board.locator("#refuse .field-error")).hasText("Please choose one.");
    board.getByTestId("reason-other").check();
    assertThat(board.locator("#refuse .field-error")).hasCount(0);
    assertThat(board.locator("#refuse .form-error")).isHidden();
    board.getByTestId("refuse-confirm").press("Enter");
    assertThat(ticket).hasAttribute("data-status", "REJECTED");
    inspector.keepsTheFocus(board, "refused");

    board.navigate("/restaurant/menu.html");
    Locator dish = board.getByTestId("own-dish").first();
    presses(board, dish.getByTestId("hide"), "hidden");
    assertThat(dish.getByTestId("publish")).isVisible();
    inspector.keepsTheFocus(board, "a dish is hidden");
    presses(board, dish.getByTestId("publish"), "published");
    assertThat(dish.getByTestId("hide")).isVisible();
    inspector.keepsTheFocus(board, "a dish is published");
    presses(board, dish.getByTestId("edit-dish"), "edited");
    board.getByTestId("dish-save").press("Enter");
    assertThat(board.getByTestId("dish-dialog")).isHidden();
    inspector.keepsTheFocus(board, "a dish is saved");

    Page ride = People.at(chromium.phone(node), town.staff("DRIVER", "Dora"), "/driver/index.html");
    Locator delivery = ride.locator("[data-order-id='" + first + "']");
    for (String step : List.of("claim", "pick-up", "deliver")) {
      presses(ride, delivery.getByTestId(step), step);
      if (step.equals("deliver")) {
        People.handOverElsewhere(ride);
      }
      assertThat(delivery.getByTestId(step)).hasCount(0);
      inspector.keepsTheFocus(ride, "delivery after " + step);
    }
    inspector.foundNothing();
  }

  /** By keyboard, as somebody does who sees no mouse pointer, but the button. */
  private void presses(Page page, Locator button, String state) {
    assertThat(button).isVisible();
    button.press("Enter");
    inspector.keepsTheFocus(page, state);
  }
}
