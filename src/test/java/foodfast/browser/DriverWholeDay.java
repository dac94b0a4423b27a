package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From an empty list to what two deliveries earned: one met on the way, one at the door. */
class DriverWholeDay {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private Bistro bistro;
  private CustomerApp customer;
  private Session driver;
  private Walk dora;
  private Page page;

  @BeforeEach
  void aBistro() {
    bistro = new Bistro(node);
    customer = bistro.customer("Clara Sommer");
    driver = bistro.staff("DRIVER", "Dora Fuchs");
  }

  @ParameterizedTest
  @EnumSource(Walk.Screen.class)
  void aDay(Walk.Screen screen) {
    dora = new Walk("driver", screen, chromium, node);
    page = dora.page();
    page.context().grantPermissions(List.of("geolocation"));
    page.context().setGeolocation(new Geolocation(Bistro.LAT, Bistro.LNG));
    dora.logsIn(driver);
    assertThat(dora.part("Waiting for a driver")).containsText("No order in your city waits");
    dora.keeps("nothing-to-do");
    page.getByLabel("This device").check();
    takesOne();
    handsItOverOnTheWay();
    bringsOneToTheDoor();
    countsWhatItEarned();
    dora.logsOut();
    assertEquals(List.of(), chromium.complaints());
  }

  private void takesOne() {
    bistro.kitchen().cooks(bistro.order(customer));
    Locator waiting = dora.part("Waiting for a driver");
    assertThat(waiting).containsText(Bistro.NAME);
    dora.keeps("an-order-waits");
    Walk.press(waiting, "Take it");
    Locator stops = dora.part("My next stops");
    assertThat(stops).containsText("Pick up at " + Bistro.NAME);
    assertThat(stops).containsText("Deliver to Clara");
    assertThat(Walk.link(stops, "Navigate to Marktstr. 7"))
        .hasAttribute("href", Pattern.compile(".*50\\.97.*11\\.32.*"));
    Walk.press(dora.part("My next stops"), "10 min");
    assertThat(Walk.button(dora.part("My next stops"), "10 min"))
        .hasAttribute("aria-pressed", "true");
    dora.keeps("taken");
  }

  private void handsItOverOnTheWay() {
    Walk.press(dora.part("My next stops"), "Picked up");
    Locator reporting = dora.part("Reporting where I am");
    assertThat(reporting).containsText("Reporting for one delivery.");
    assertThat(Walk.link(dora.part("My next stops"), "Call Clara")).isVisible();
    assertThat(page.getByTestId("acked")).not().hasText("0");
    dora.keeps("under-way");
    Walk.press(dora.part("My next stops"), "Delivered");
    Locator dialog = dora.dialog("Not at the address?");
    assertThat(dialog).containsText("m from the address");
    Walk.press(dialog, "Delivered");
    assertThat(dialog.getByText("Please choose one.")).isVisible();
    dora.keeps("not-at-the-address");
    dialog.getByLabel("We met on the way").check();
    Walk.press(dialog, "Delivered");
    assertThat(dora.part("Earned today")).containsText("1 delivery");
  }

  private void bringsOneToTheDoor() {
    bistro.kitchen().cooks(bistro.order(customer));
    Walk.press(dora.part("Waiting for a driver"), "Take it");
    Walk.press(dora.part("My next stops"), "Picked up");
    Locator stops = dora.part("My next stops");
    assertThat(stops).not().containsText("Pick up");
    page.context().setGeolocation(new Geolocation(Bistro.DOOR_LAT, Bistro.LNG));
    assertThat(stops).containsText("0.0 km");
    dora.keeps("at-the-door");
    Walk.press(dora.part("My next stops"), "Delivered");
    assertThat(dora.part("Earned today")).containsText("2 deliveries");
  }

  private void countsWhatItEarned() {
    page.reload();
    Locator earned = dora.part("Earned today");
    assertThat(earned).containsText("2 deliveries");
    earned.getByText("Each delivery").click();
    assertThat(earned.getByText(Bistro.NAME)).hasCount(2);
    dora.keeps("earned");
    dora.goesTo("Account");
    assertThat(page.getByLabel("Current password")).isVisible();
    dora.keeps("account");
  }
}
