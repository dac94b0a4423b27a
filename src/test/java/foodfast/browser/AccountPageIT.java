package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import foodfast.kit.Chromium;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The account page: profile, cards, devices, password, one's own data. */
class AccountPageIT {
  private static final String BELOW_HEAD =
      """
      () => parseFloat(document.getElementById('toasts').style.insetBlockStart)
          >= document.querySelector('header.top').getBoundingClientRect().bottom""";

  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;
  private Page page;
  private String email;

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
  }

  @BeforeEach
  void somebodyOnTheirAccountPage() {
    page = chromium.phone(node);
    email = People.register(page);
    page.navigate("/customer/account.html");
    assertThat(page.getByTestId("profile-email")).hasValue(email);
  }

  @Test
  void nothingCanBeTypedOverAProfileThatHasNotComeYet() {
    List<Route> held = new ArrayList<>();
    page.route("**/api/accounts/me", held::add);
    page.reload();
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(page.getByTestId("profile-name")).isDisabled();
    assertThat(page.getByTestId("profile-save")).isDisabled();
    page.unroute("**/api/accounts/me");
    held.forEach(Route::resume);
    page.getByTestId("profile-phone").fill("+49 30 123");
    page.getByTestId("profile-save").click();
    assertThat(page.getByText("Profile saved.")).isVisible();
    page.reload();
    assertThat(page.getByTestId("profile-phone")).hasValue("+49 30 123");
  }

  @Test
  void aShortMessageCoversNeitherTheBrandNorTheLogOut() {
    page.getByTestId("profile-save").click();
    assertThat(page.getByTestId("toast")).hasText("Nothing to save.");
    BoundingBox head = page.locator("header.top").boundingBox();
    BoundingBox toast = page.getByTestId("toast").boundingBox();
    assertTrue(toast.y >= head.y + head.height, () -> toast.y + " below " + head.height);
    page.setViewportSize(1280, 800);
    page.getByTestId("profile-save").click();
    page.waitForFunction(BELOW_HEAD);
    page.setViewportSize(360, 740); // where the head is taller
    page.waitForFunction(BELOW_HEAD);
  }

  @Test
  void anAddressIsKeptAndOfferedAtTheCheckoutOfEveryDevice() {
    page.getByTestId("add-address").click();
    page.getByTestId("address-label").fill("Home");
    page.getByTestId("address-line1").fill("Torstr. 1");
    page.getByTestId("address-save").click();
    assertThat(page.locator("#address-form .form-error")).isVisible();
    page.getByTestId("address-city").fill("Berlin");
    page.getByTestId("address-save").click();
    Locator row = page.getByTestId("address-row");
    assertThat(row).containsText("Home Torstr. 1, Berlin");
    row.getByTestId("address-edit").click();
    page.getByTestId("address-line1").fill("Torstr. 2");
    page.getByTestId("address-save").click();
    assertThat(row).containsText("Torstr. 2");

    Page other =
        People.at(
            chromium.window(node),
            Session.logIn(node, email),
            "/customer/index.html#restaurant=" + RestaurantApp.logsIn(node).id());
    other.getByTestId("menu-item").first().getByTestId("add-to-cart").click();
    assertThat(other.getByTestId("deliver-line1")).hasValue("Torstr. 2");
    other.getByTestId("deliver-line1").fill("Elsewhere 3");
    other.getByTestId("known-place").click();
    assertThat(other.getByTestId("deliver-line1")).hasValue("Torstr. 2");

    row.getByTestId("address-delete").click();
    assertThat(row).hasCount(0);
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aProfileChangedElsewhereIsNotOverwritten() {
    Door elsewhere = Session.logIn(node, email).door();
    String etag = elsewhere.get("/api/accounts/me").etag();
    elsewhere
        .with("If-Match", etag)
        .patch("/api/accounts/me", Map.of("city", "Hamburg"))
        .expects(200);

    page.getByTestId("profile-name").fill("Nina New");
    page.getByTestId("profile-save").click();
    assertThat(page.getByTestId("profile-error")).containsText("changed elsewhere");
    assertThat(page.getByTestId("profile-city")).hasValue("Hamburg");
    assertThat(page.getByTestId("profile-name")).hasValue("Nina New");
    page.getByTestId("profile-save").click();
    assertThat(page.locator(".who-name")).hasText("Nina New");
    assertEquals("Nina New", elsewhere.get("/api/accounts/me").json().getString("name"));
    shot("account-profile");
  }

  @Test
  void cardsComeAndGo() {
    addCard("4242 4242 4242 4242");
    addCard("3782 822463 10005");
    Locator rows = page.getByTestId("card-row");
    assertThat(rows).hasCount(2);
    page.getByTestId("card-default").click();
    assertThat(rows.last()).containsText("Default");
    rows.first().getByTestId("card-delete").click();
    assertThat(rows).hasCount(1);
    assertThat(rows).containsText("0005");
    shot("account-cards");
  }

  @Test
  void devicesAreEndedOneByOneAndAllAtOnce() {
    Session phone = Session.logIn(node, email);
    Session tablet = Session.logIn(node, email);
    page.reload();
    assertThat(page.getByTestId("session-row")).hasCount(3);
    page.getByTestId("session-end").first().click();
    assertThat(page.getByTestId("session-row")).hasCount(2);
    page.getByTestId("end-others").click();
    assertThat(page.getByTestId("session-row")).hasCount(1);
    phone.door().get("/api/accounts/me").isProblem(401);
    tablet.door().get("/api/accounts/me").isProblem(401);
  }

  @Test
  void agesGoByTheServersClockAndLengthsByCharacters() {
    long wrong = System.currentTimeMillis() + Duration.ofHours(2).toMillis();
    page.clock().install(new Clock.InstallOptions().setTime(wrong));
    page.reload();
    assertThat(page.getByTestId("session-row"))
        .containsText(Pattern.compile("last used \\d+ s ago"));
    String longest = "😀".repeat(100);
    page.getByTestId("profile-name").fill(longest + "x");
    assertThat(page.getByTestId("profile-name")).hasValue(longest);
  }

  @Test
  void anotherPasswordACopyAndTheErasure() throws IOException {
    page.getByTestId("password-current").fill(Session.PASSWORD);
    page.getByTestId("password-new").fill("a better pass phrase");
    page.getByTestId("password-save").click();
    assertThat(page.getByTestId("password-current")).hasValue("");
    login(Session.PASSWORD).isProblem(401);
    login("a better pass phrase").expects(201);

    Download copy = page.waitForDownload(() -> page.getByTestId("export").click());
    assertTrue(Files.readString(copy.path()).contains(email));
    page.getByTestId("erase").click();
    shot("account-erase");
    page.getByTestId("erase-confirm").click();
    page.waitForURL(
        Pattern.compile(".*/(index|login).html.*")); // the stream that ends may be first
    login("a better pass phrase").isProblem(401);
    assertEquals(List.of(), chromium.complaints());
  }

  private foodfast.kit.Answer login(String password) {
    return node.door().post("/api/sessions", Map.of("email", email, "password", password));
  }

  private void addCard(String number) {
    int before = page.getByTestId("card-row").count();
    page.getByTestId("add-card").click();
    People.fillCard(page, number);
    assertThat(page.getByTestId("card-row")).hasCount(before + 1);
  }

  private void shot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/shots", name + ".png")));
  }
}
