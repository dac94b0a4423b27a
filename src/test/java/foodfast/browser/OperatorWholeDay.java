package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures that move, a restaurant with its first cook, and news for one town. */
class OperatorWholeDay {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private Bistro bistro;
  private CustomerApp customer;
  private Walk olga;
  private Page page;

  @BeforeEach
  void aBistro() {
    bistro = new Bistro(node);
    customer = bistro.customer("Clara Sommer");
  }

  @ParameterizedTest
  @EnumSource(Walk.Screen.class)
  void aDay(Walk.Screen screen) {
    olga = new Walk("operator", screen, chromium, node);
    page = olga.page();
    olga.logsIn(bistro.staff("OPERATOR", "Olga Stein"));
    watchesTheFigures();
    opensARestaurant();
    makesItsFirstAccount(screen);
    announces();
    olga.goesTo("Mailbox");
    assertThat(olga.part("The latest"))
        .containsText(Pattern.compile("An order waits for you since|Empty: every kitchen answers"));
    olga.keeps("mailbox");
    olga.logsOut();
    assertEquals(List.of(), chromium.complaints());
  }

  private void watchesTheFigures() {
    olga.goesTo("Overview");
    Locator unanswered = olga.part("Orders that nobody has answered");
    assertThat(page.locator("#as-of")).containsText("As of");
    assertThat(unanswered).not().containsText(bistro.town());
    String order = bistro.order(customer);
    assertThat(unanswered).containsText(Bistro.NAME + ", " + bistro.town());
    assertThat(olga.part("Under way, by city")).containsText(bistro.town());
    olga.keeps("overview");
    bistro.kitchen().confirms(order).expects(200);
    assertThat(unanswered).not().containsText(bistro.town());
  }

  private void opensARestaurant() {
    olga.goesTo("Restaurants");
    Locator form = olga.part("New restaurant");
    olga.presses("Open the restaurant");
    assertThat(form.getByText("Please fill this in.").first()).isVisible();
    olga.keeps("restaurant-incomplete");
    form.getByLabel("Name", exactly()).fill("Paula’s Pancakes");
    form.getByLabel("Cuisine").fill("Pancakes");
    form.getByLabel("Street and number").fill("Am Markt 3");
    form.getByLabel("City").fill(bistro.town());
    olga.part("Map: press where the restaurant is").click();
    assertThat(form.getByLabel("Latitude")).not().hasValue("");
    form.getByLabel("Delivery fee").fill("2.50");
    olga.keeps("restaurant");
    olga.presses("Open the restaurant");
    assertThat(form.getByText("is open. Customers see it now")).isVisible();
  }

  private void makesItsFirstAccount(Walk.Screen screen) {
    Locator form = olga.part("New account for staff");
    String email = "paula-" + UUID.randomUUID() + "@test.foodfast.test";
    form.getByLabel("Name", exactly()).fill("Paula Pohl");
    form.getByLabel("E-mail").fill(email);
    Walk.press(form, "Create the account");
    Locator made = olga.dialog("The account is ready");
    assertThat(made).isVisible();
    String password = made.locator("code").innerText();
    olga.keeps("first-password");
    Walk.press(made, "I have passed it on");
    assertThat(made).isHidden();
    Walk paula = new Walk("first-day", screen, chromium, node);
    paula.logsIn(email, password);
    assertThat(paula.page().getByRole(AriaRole.HEADING, named("Paula’s Pancakes"))).isVisible();
    paula.keeps("board");
  }

  private void announces() {
    olga.goesTo("Announcements");
    String title = "Bicycles only in " + bistro.town() + " on Sunday";
    page.getByLabel("Title").fill(title);
    page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true))
        .fill("The ring is closed from noon to six. Deliveries take longer.");
    page.getByLabel("Severity").selectOption("WARNING");
    page.getByLabel(bistro.town(), new Page.GetByLabelOptions().setExact(true)).check();
    olga.keeps("writing");
    olga.presses("Publish…");
    assertThat(page.getByText("will get it.").first()).isVisible();
    assertThat(page.getByText("Nothing has been sent yet.")).isVisible();
    olga.keeps("looked-over");
    Walk.press(page.locator("main"), "Send to");
    olga.sees("Published. It goes out at its start time.");
    Locator sent =
        page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(title));
    assertThat(sent).containsText(bistro.town());
    olga.keeps("published");
    Walk clara = new Walk("told", Walk.Screen.PHONE, chromium, node);
    clara.logsIn(customer.session());
    assertThat(clara.part("Latest announcements")).containsText(title);
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
