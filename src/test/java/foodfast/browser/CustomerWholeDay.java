package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import foodfast.chat.ChatFloor;
import foodfast.kit.AgentApp;
import foodfast.kit.Chat;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Fix;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.local.FoodPhotos;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the first visit to the log-out: ordered, followed, asked about, rated, ordered again. */
class CustomerWholeDay {
  private static final String NEW_PASSWORD = "dumplings in the rain";
  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private final RestaurantApp kitchen = RestaurantApp.logsIn(node);
  private final DriverApp driver = DriverApp.logsIn(node);
  private final String email = "clara-" + UUID.randomUUID() + "@test.foodfast.test";
  private Walk clara;
  private Page page;

  @BeforeEach
  void theShopShowsFood() {
    FoodPhotos.ofTheDemo(node, "Spreewald Kitchen");
  }

  @BeforeEach
  @AfterEach
  void nobodyIsAtTheDesk() {
    ChatFloor.clear();
  }

  @ParameterizedTest
  @EnumSource(Walk.Screen.class)
  void aDay(Walk.Screen screen) {
    clara = new Walk("customer", screen, chromium, node);
    page = clara.page();
    registers();
    keepsAnAddress();
    findsADish();
    String order = orders();
    followsIt(order);
    asksSupport();
    driver.delivers(order).expects(200);
    ratesIt();
    readsTheInbox();
    ordersAgain();
    changesThePassword();
    assertEquals(List.of(), chromium.complaints());
  }

  private void registers() {
    page.navigate("/index.html");
    clara.keeps("start");
    Walk.link(page.getByRole(AriaRole.BANNER), "Log in").click();
    page.getByText("New here? Create an account").click();
    Locator form = clara.form("Create account");
    form.getByLabel("Name").fill("Clara Sommer");
    form.getByLabel("E-mail").fill(email);
    form.getByLabel("Password").fill(Session.PASSWORD);
    form.getByLabel("City").fill("Berlin");
    clara.keeps("registering");
    Walk.press(form, "Create account");
    assertThat(clara.part("Restaurants").getByRole(AriaRole.LISTITEM).first()).isVisible();
    clara.keeps("restaurants");
  }

  private void keepsAnAddress() {
    clara.goesTo("Account");
    assertThat(page.getByLabel("E-mail")).hasValue(email);
    page.getByText("Add an address").click();
    Locator form = clara.form("Save address");
    form.getByLabel("Name, if you like").fill("Home");
    form.getByLabel("Street and number").fill("Torstr. 12");
    form.getByLabel("City").fill("Berlin");
    Walk.press(form, "Save address");
    assertThat(clara.part("Addresses")).containsText("Home Torstr. 12, Berlin");
    clara.keeps("account");
  }

  private void findsADish() {
    clara.goesTo("Order");
    page.getByLabel("Search").fill("schnitzel");
    Locator found = Walk.link(clara.part("Dishes"), "Veal schnitzel");
    assertThat(found).isVisible();
    clara.keeps("dish-found");
    found.click();
    Locator dish = clara.dialog("Veal schnitzel");
    assertThat(dish.locator("img")).isVisible();
    dish.getByLabel("Cucumber salad").check();
    dish.getByLabel("Fried egg").check();
    dish.getByLabel("Anything the kitchen should know").fill("no lemon, please");
    Walk.press(dish, "One more");
    assertThat(Walk.button(dish, "Add ·")).containsText("40.40");
    clara.keeps("dish");
    Walk.press(dish, "Add ·");
    assertThat(dish).isHidden();
    clara.keeps("menu");
  }

  private String orders() {
    Locator cart = page.getByRole(AriaRole.COMPLEMENTARY);
    if (clara.isNarrow()) {
      Walk.link(page.locator("body"), "Cart · 2 items").click();
    }
    assertThat(cart).containsText("Cucumber salad, Fried egg");
    assertThat(cart.getByLabel("Note for Veal schnitzel")).hasValue("no lemon, please");
    assertThat(cart.getByLabel("Street and number")).hasValue("Torstr. 12");
    cart.getByLabel("Card number").fill("4242 4242 4242 4242");
    cart.getByLabel("Expiry (MM/YY)").fill("12/35");
    cart.getByLabel("CVC").fill("123");
    cart.getByLabel("Name on the card").fill("Clara Sommer");
    Walk.press(cart, "Save card");
    assertThat(cart.getByLabel("•••• 4242")).isChecked();
    clara.keeps("cart");
    Walk.press(cart, "Place order");
    page.waitForURL(Pattern.compile(".*/customer/order.html.*"));
    clara.sees("Waiting for the restaurant to accept.");
    clara.keeps("placed");
    return page.url().replaceAll(".*[?&]id=([^&#]+).*", "$1");
  }

  private void followsIt(String order) {
    kitchen
        .door()
        .put(CustomerApp.statusOf(order), Map.of("status", "CONFIRMED", "minutes", 25))
        .expects(200);
    clara.sees("The restaurant has accepted your order.");
    clara.sees("25 minutes from its confirmation");
    clara.keeps("confirmed");
    kitchen.prepares(order).expects(200);
    clara.sees("Your food is being prepared.");
    kitchen.ready(order).expects(200);
    clara.sees("Ready and waiting for the driver.");
    assertThat(clara.part("Your driver")).containsText("The driver will appear here");
    clara.keeps("ready");
    driver.claims(order).expects(200);
    driver.picksUp(order).expects(200);
    clara.sees("On its way to you.");
    driver.handsIn(order, Fix.inBerlin(Instant.now())).expects(200);
    assertThat(page.locator(".pin.driver")).isVisible();
    assertThat(clara.part("Your driver")).containsText(Pattern.compile("About .* away"));
    clara.keeps("on-its-way");
  }

  private void asksSupport() {
    AgentApp agent = AgentApp.joins(node, "Ada Berg").takes(5);
    Walk.link(page.locator("main"), "Get help").click();
    page.getByLabel("What is it about?").fill("Could the driver ring twice?");
    assertThat(page.getByLabel("Which order?")).not().hasValue("");
    clara.keeps("asking-support");
    clara.presses("Start the chat");
    assertThat(page.getByText("is here for you.")).isVisible();
    String chat = page.url().replaceAll(".*[?&]id=([^&#]+).*", "$1");
    Locator thread = page.getByRole(AriaRole.LOG, named("Messages"));
    try (Chat desk = agent.chats().reads(chat)) {
      page.getByLabel("Your message").fill("The bell is quiet, and I am in the garden.");
      clara.presses("Send");
      desk.hears(chat, "The bell is quiet, and I am in the garden.");
      desk.acknowledges("delivered", chat, 1);
      assertThat(thread).containsText("Delivered");
      desk.acknowledges("read", chat, 1);
      assertThat(thread).containsText("Read");
      desk.types(chat, true);
      assertThat(page.getByText("is typing…")).isVisible();
      clara.keeps("support-types");
      desk.says(chat, "I have told your driver. Enjoy your meal!");
      assertThat(thread).containsText("I have told your driver.");
      agent.closes(chat).expects(200);
    }
    Locator helped = clara.form("How were you helped?");
    helped.getByLabel("4 stars").check();
    Walk.press(helped, "Send");
    assertThat(helped).containsText("Thank you.");
    clara.keeps("support-rated");
  }

  private void ratesIt() {
    clara.goesTo("Order");
    opensTheOrder();
    clara.sees("Delivered. Enjoy your meal!");
    Locator rating = clara.part("How was it?");
    rating.getByLabel("5 stars").check();
    rating.getByLabel("In words, if you like").fill("Crisp, hot and on time.");
    Walk.press(rating, "Send");
    assertThat(rating).containsText("Thank you.");
    assertThat(clara.part("Spreewald Kitchen")).containsText("Charged");
    clara.keeps("delivered");
    clara.keepsOnPaper("receipt");
  }

  private void readsTheInbox() {
    OperatorApp operator = OperatorApp.logsIn(node);
    String title = "Free delivery in Berlin tonight";
    String told = operator.announces(title, List.of("CUSTOMER"), List.of("Berlin")).getString("id");
    clara.goesTo("Order");
    Walk.press(page.getByRole(AriaRole.BANNER), "Announcements");
    assertThat(page.getByRole(AriaRole.BANNER).getByRole(AriaRole.REGION)).containsText(title);
    clara.keeps("inbox");
    page.keyboard().press("Escape");
    operator.ends(told).expects(204);
  }

  private void ordersAgain() {
    opensTheOrder();
    clara.presses("Order again");
    Locator cart = page.getByRole(AriaRole.COMPLEMENTARY);
    assertThat(cart).containsText("Cucumber salad, Fried egg");
    assertThat(cart.getByLabel("Note for Veal schnitzel")).hasValue("no lemon, please");
    clara.keeps("ordering-again");
  }

  private void changesThePassword() {
    clara.goesTo("Account");
    Locator form = clara.form("Change password");
    form.getByLabel("Current password").fill(Session.PASSWORD);
    form.getByLabel("New password").fill(NEW_PASSWORD);
    Walk.press(form, "Change password");
    assertThat(page.getByText("Password changed.")).isVisible();
    clara.logsOut();
    clara.logsIn(email, NEW_PASSWORD);
    assertThat(clara.part("Your orders")).containsText("Spreewald Kitchen");
  }

  private void opensTheOrder() {
    Walk.link(clara.part("Your orders"), "Spreewald Kitchen").click();
    page.waitForURL(Pattern.compile(".*/customer/order.html.*"));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
