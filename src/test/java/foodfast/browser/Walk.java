package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import foodfast.kit.Chromium;
import foodfast.kit.Node;
import foodfast.kit.Session;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One person's way through the pages on one screen, by the words they see there. Each station is
 * kept as a picture below {@code target/shots/days}, and none is wider than the screen.
 */
final class Walk {
  /** A phone at night and a desk by day. */
  enum Screen {
    PHONE(375, 812, ColorScheme.DARK),
    DESK(1280, 800, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final ColorScheme colours;

    Screen(int width, int height, ColorScheme colours) {
      this.width = width;
      this.height = height;
      this.colours = colours;
    }
  }

  private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

  private final String who;
  private final Screen screen;
  private final Page page;
  private int stations;

  Walk(String who, Screen screen, Chromium chromium, Node node) {
    this.who = who;
    this.screen = screen;
    page = screen == Screen.PHONE ? chromium.phone(node) : chromium.window(node);
    page.setViewportSize(screen.width, screen.height);
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(screen.colours)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  Page page() {
    return page;
  }

  boolean isNarrow() {
    return screen == Screen.PHONE;
  }

  /** Keeps what stands there: the whole page, or what is in sight where a dialog is open. */
  void keeps(String station) {
    assertEquals(
        screen.width, page.evaluate("document.documentElement.scrollWidth"), who + " " + station);
    String name =
        "%s-%s-%02d-%s.png"
            .formatted(who, screen.name().toLowerCase(Locale.ROOT), ++stations, station);
    page.evaluate("scrollTo(0, 0)"); // the head of the page stands at its head
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(page.locator("dialog[open]").count() == 0)
            .setPath(Path.of("target/shots/days", name)));
  }

  /** Keeps what a printer would get. */
  void keepsOnPaper(String station) {
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));
    keeps(station);
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(screen.colours));
  }

  void logsIn(String email, String password) {
    page.navigate("/login.html");
    Locator form = part("Log in");
    form.getByLabel("E-mail").fill(email);
    form.getByLabel("Password").fill(password);
    press(form, "Log in");
    assertThat(button(page.getByRole(AriaRole.BANNER), "Log out")).isVisible();
  }

  void logsIn(Session session) {
    logsIn(session.email(), Session.PASSWORD);
  }

  void logsOut() {
    press(page.getByRole(AriaRole.BANNER), "Log out");
    sees("You are logged out, and nothing of yours is kept in this browser.");
    keeps("logged-out");
  }

  /** Follows a link in the head of the page, and is there. */
  void goesTo(String name) {
    Locator link = link(page.getByRole(AriaRole.NAVIGATION, named("Main", false)), name);
    link.click();
    assertThat(link).hasAttribute("aria-current", "page");
  }

  /** A sentence that stands there by itself. */
  void sees(String words) {
    assertThat(page.getByText(words, EXACTLY).filter(new Locator.FilterOptions().setVisible(true)))
        .isVisible();
  }

  /** A part of the page by its heading. */
  Locator part(String heading) {
    return page.getByRole(AriaRole.REGION, named(heading, true));
  }

  Locator dialog(String title) {
    return page.getByRole(AriaRole.DIALOG, named(title, false));
  }

  /** The form in which these words stand. */
  Locator form(String words) {
    return page.locator("form").filter(new Locator.FilterOptions().setHasText(words));
  }

  /** Presses the one button of the page that is called so. */
  void presses(String name) {
    page.getByRole(AriaRole.BUTTON, named(name, true)).click();
  }

  static void press(Locator within, String name) {
    button(within, name).click();
  }

  static Locator button(Locator within, String name) {
    return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  static Locator link(Locator within, String name) {
    return within.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
  }

  private static Page.GetByRoleOptions named(String name, boolean exactly) {
    return new Page.GetByRoleOptions().setName(name).setExact(exactly);
  }
}
