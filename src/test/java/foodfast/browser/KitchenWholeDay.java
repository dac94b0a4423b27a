package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the first look at a quiet board to the list of what is done. */
class KitchenWholeDay {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private Bistro bistro;
  private CustomerApp customer;
  private DriverApp dora;
  private Walk nora;
  private Page page;

  @BeforeEach
  void aBistro() {
    bistro = new Bistro(node);
    customer = bistro.customer("Clara Sommer");
    dora = DriverApp.of(bistro.staff("DRIVER", "Dora Fuchs"));
  }

  @ParameterizedTest
  @EnumSource(Walk.Screen.class)
  void aDay(Walk.Screen screen) {
    nora = new Walk("kitchen", screen, chromium, node);
    page = nora.page();
    nora.logsIn(bistro.kitchen().session());
    assertThat(page.getByText("Connected · last heard")).isVisible();
    nora.keeps("quiet");
    nora.presses("Test sound");
    String order = accepts();
    sellsOut();
    cooks(order);
    refuses();
    dora.picksUp(order).expects(200);
    looksBack();
    nora.logsOut();
    assertEquals(List.of(), chromium.complaints());
  }

  private String accepts() {
    String order = bistro.order(customer);
    Locator fresh = nora.part("New 1");
    assertThat(fresh).containsText("2× Miso ramen");
    assertThat(fresh).containsText("no spring onions");
    nora.keeps("an-order");
    fresh.getByLabel("Minutes until ready").selectOption("30 min");
    Walk.press(fresh, "Accept");
    assertThat(nora.part("Confirmed 1")).containsText(Pattern.compile("·.in.2\\d.min"));
    nora.keeps("accepted");
    return order;
  }

  private void sellsOut() {
    nora.presses("Mark sold out: Gyoza");
    nora.sees("Gyoza is sold out for today.");
    nora.keeps("sold-out");
    nora.goesTo("Menu");
    assertThat(page.getByText("Sold out today")).isVisible();
    nora.keeps("menu");
    nora.presses("Back on the menu: Gyoza");
    assertThat(page.getByText("Sold out today")).isHidden();
    nora.goesTo("Board");
  }

  private void cooks(String order) {
    dora.claims(order).expects(200);
    dora.door().put("/api/deliveries/" + order + "/pick-up", Map.of("inMinutes", 12)).expects(204);
    Walk.press(nora.part("Confirmed 1"), "Start preparing");
    assertThat(nora.part("Preparing 1")).containsText("Dora comes at");
    People.havePaper(page);
    Walk.press(nora.part("Preparing 1"), "Print order");
    assertEquals(true, page.evaluate("window.printed"));
    nora.keepsOnPaper("ticket");
    page.evaluate("dispatchEvent(new Event('afterprint'))");
    Walk.press(nora.part("Preparing 1"), "Ready");
    assertThat(nora.part("Ready 1")).containsText("Miso ramen");
    nora.keeps("ready");
  }

  private void refuses() {
    page.getByText("Busy", new Page.GetByTextOptions().setExact(true)).click();
    nora.sees("Busy: customers see +15 min.");
    bistro.order(customer);
    Walk.press(nora.part("New 1"), "Refuse");
    Locator dialog = nora.dialog("Refuse order");
    dialog.getByLabel("Too busy").check();
    nora.keeps("refusing");
    Walk.press(dialog, "Refuse order");
    assertThat(nora.part("Done 1")).containsText("Refused Too busy");
  }

  private void looksBack() {
    assertThat(nora.part("Done 2")).containsText("Picked up");
    page.reload();
    assertThat(nora.part("Done 2")).containsText("Refused Too busy");
    assertThat(nora.part("Ready 0")).isVisible();
    page.getByText("Keyboard shortcuts").click();
    nora.keeps("done");
    nora.goesTo("Account");
    assertThat(page.getByLabel("Current password")).isVisible();
    nora.keeps("account");
  }
}
