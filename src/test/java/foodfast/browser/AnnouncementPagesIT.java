package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import foodfast.kit.Chromium;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An operator announces on the rendered page; people see banner and bell, all tabs by one stream.
 */
class AnnouncementPagesIT {
  private static final Eventually SOON = Eventually.within(Duration.ofSeconds(20));
  private static Chromium chromium;
  private static Node node;

  @BeforeAll
  static void aBrowser() {
    chromium = Chromium.open();
    node = Platform.running().nodeA();
  }

  @AfterAll
  static void closed() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void anAnnouncementGoesFromTheDeskToEveryTabAndIsTakenBack() {
    Page tab = enters(chromium.phone(node), "restaurant");
    Page other = tab.context().newPage();
    other.navigate("/restaurant/index.html");
    assertThat(other.getByTestId("bell")).isVisible();
    SOON.holds("one tab follows", () -> leaders(tab, other) == 1);

    Page desk = enters(chromium.window(node), "operator");
    String title = "Maintenance <b>" + UUID.randomUUID() + "</b>";
    desk.getByTestId("title").fill(title);
    desk.getByTestId("body").fill("At noon, for an hour.");
    desk.getByTestId("severity").selectOption("WARNING");
    desk.locator("#roles input[value=RESTAURANT]").check();
    assertThat(desk.getByTestId("people")).not().hasText("0");
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("done")).isVisible();

    for (Page page : List.of(tab, other)) {
      assertThat(notice(page, title)).isVisible();
      assertThat(page.getByTestId("unread")).isVisible();
    }
    other.getByTestId("bell").click();
    assertThat(other.getByTestId("inbox")).containsText(title);
    assertThat(tab.getByTestId("unread")).isHidden();

    Locator row = desk.getByTestId("sent").locator("tbody tr").first();
    assertThat(row).containsText(title);
    row.getByTestId("edit").click();
    assertThat(desk.getByTestId("title")).hasValue(title);
    desk.getByTestId("end-open").click();
    desk.getByTestId("end").click();
    assertThat(desk.getByTestId("done")).isVisible();
    other
        .getByText(title)
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

    Page leader = isLeader(tab) ? tab : other;
    Page follower = leader == tab ? other : tab;
    leader.close();
    SOON.holds("the other tab takes over", () -> isLeader(follower));
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aBadDraftIsExplainedAndKept() {
    Page desk = enters(chromium.window(node), "operator");
    desk.getByTestId("title").fill("Too late");
    desk.getByTestId("body").fill("Text");
    desk.getByTestId("ends-at").fill("2001-01-01T00:00:01");
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("form-error")).containsText("End must be after the start");
    assertThat(desk.getByTestId("title")).hasValue("Too late");
    assertEquals(List.of(), chromium.complaints());
  }

  private static Locator notice(Page page, String title) {
    return page.getByTestId("notice").filter(new Locator.FilterOptions().setHasText(title));
  }

  private static Page enters(Page page, String who) {
    page.navigate("/login.html");
    page.getByTestId("demo-" + who).click();
    assertThat(page.getByTestId("bell")).isVisible();
    return page;
  }

  private static long leaders(Page... tabs) {
    return List.of(tabs).stream().filter(AnnouncementPagesIT::isLeader).count();
  }

  private static boolean isLeader(Page page) {
    return "leader".equals(page.evaluate("document.documentElement.dataset.stream"));
  }
}
