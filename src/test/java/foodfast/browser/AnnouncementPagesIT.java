package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import foodfast.kit.Answer;
import foodfast.kit.Chromium;
import foodfast.kit.Door;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An operator announces on the rendered page; people see banner and bell, all tabs by one stream.
 */
class AnnouncementPagesIT {
  private static final String DESK = "/operator/announcements.xhtml";
  private static final Pattern AGREED = Pattern.compile("name=\"agreed\"[^>]*value=\"([^\"]+)\"");
  private static final Page.GetByLabelOptions EXACTLY = new Page.GetByLabelOptions().setExact(true);
  private static final String IN_COLOGNE =
      "insert into restaurant (id, name, city, cuisine, lat, lng, state)"
          + " values (?, 'Dom', 'Köln', 'Any', 50.94, 6.96, 'OPEN')";
  private static final String IDS = "all => all.map(one => one.dataset.id)";
  private static final Eventually SOON = Eventually.within(Duration.ofSeconds(20));

  /** How often the page was asked whether it is in sight, with a stream open and after it. */
  private static final String CLOSED_STREAM =
      """
      async () => {
        const { stream } = await import('/js/stream.js');
        let asked = 0;
        Object.defineProperty(document, 'hidden', { get: () => asked++ >= 0 });
        const one = stream('/api/announcements/stream', { onEvent: () => {} });
        dispatchEvent(new Event('online'));
        const open = asked;
        one.close();
        asked = 0;
        dispatchEvent(new Event('online'));
        document.dispatchEvent(new Event('visibilitychange'));
        return `${open},${asked}`;
      }
      """;

  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
    new Tables(Platform.running().database()).change(IN_COLOGNE, UUID.randomUUID());
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
    sends(desk);

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
    desk.getByTestId("starts-at").fill("2099-01-02T00:00:01");
    desk.getByTestId("ends-at").fill("2099-01-01T00:00:01");
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("form-error")).containsText("The end must be after the start.");
    assertThat(desk.getByTestId("title")).hasValue("Too late");

    assertThat(desk.getByTestId("form-error")).isFocused();
    Locator invalid = desk.locator("[aria-invalid]");
    assertThat(invalid).hasCount(1);
    assertThat(invalid).hasAttribute("data-testid", "ends-at");
    assertThat(invalid)
        .hasAccessibleDescription(Pattern.compile("^The end must be after the start[.].*"));
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whatIsSentTwiceFromOneFormGoesOutOnce() {
    Page desk = enters(chromium.window(node), "operator");
    String title = "Only once " + UUID.randomUUID();
    desk.getByTestId("title").fill(title);
    desk.getByTestId("body").fill("Pressed twice.");
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("review")).isFocused();
    String form = formOf(desk);
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("done")).isVisible();
    assertEquals(200, sendsAgain(desk, form), "as a browser does that repeats a form");
    assertEquals(1, sent(title));

    desk.getByTestId("title").fill(title);
    desk.getByTestId("body").fill("On purpose.");
    sends(desk);
    assertEquals(2, sent(title));
  }

  /** Nothing goes out, and nobody is told a number, but for what was looked over. */
  @Test
  void whatIsSentIsWhatWasLookedOver() {
    Page desk = enters(chromium.window(node), "operator");
    String title = "Looked over " + UUID.randomUUID();
    desk.getByTestId("title").fill(title);
    desk.getByTestId("body").fill("First words.");
    desk.locator("#roles input[value=AGENT]").check();
    desk.getByTestId("starts-at").fill("2099-01-02T10:00:01");
    String local =
        (String)
            desk.evaluate(
                "new Date('2099-01-02T10:00:00Z').toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'})");
    assertThat(desk.locator("#startsAt-local")).containsText(local);
    assertThat(desk.locator("#startsAt-local")).containsText("2099");
    desk.getByTestId("publish").click();
    String people = desk.getByTestId("people").innerText();
    assertThat(desk.getByTestId("review")).containsText(people + " people will get it");
    assertThat(desk.getByTestId("review")).containsText("agent");
    assertThat(desk.getByTestId("publish")).hasValue("Send to " + people + " people");
    assertEquals(0, sent(title));
    desk.getByTestId("body").fill("Second words.");
    assertThat(desk.getByTestId("review")).isHidden();
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("review")).isVisible();
    assertEquals(0, sent(title));
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("done")).isVisible();
    assertEquals(1, sent(title));
    assertThat(desk.getByTestId("sent").locator("tbody tr").first()).containsText(local);
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aTemplateIsReadyToBeSentWithoutAnyScript() {
    Page desk = enters(chromium.window(node), "operator");
    desk.route("**/operator/desk.js", Route::abort);
    desk.getByTestId("templates").getByText("Bad weather").click();
    assertThat(desk.getByTestId("title")).hasValue("Deliveries take longer in this weather");
    assertThat(desk.getByTestId("severity")).hasValue("WARNING");
    assertThat(desk.locator("#roles input[value=CUSTOMER]")).isChecked();
    String title = "Snow " + UUID.randomUUID();
    desk.getByTestId("title").fill(title);
    desk.getByLabel("Köln", EXACTLY).check();
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("review")).containsText("customer in");
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("done")).isVisible();
    assertEquals(1, sent(title));
  }

  private static String formOf(Page desk) {
    return (String)
        desk.evaluate(
            "() => { const form = new FormData(document.getElementById('compose'));"
                + " form.set('publish', 'Publish'); return new URLSearchParams(form).toString(); }");
  }

  private static int sendsAgain(Page desk, String form) {
    return (Integer)
        desk.evaluate(
            "async form => (await fetch('/operator/announcements.xhtml', { method: 'POST', body: form,"
                + " headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })).status",
            form);
  }

  private static long sent(String title) {
    return new Tables(Platform.running().database())
        .number("select count(*) from announcement where title = ?", title);
  }

  @Test
  void whatIsSavedUnchangedDoesNotGoOutAgain() {
    OperatorApp operator = OperatorApp.logsIn(node);
    String title = "As it was " + UUID.randomUUID();
    List<String> roles = List.of("RESTAURANT", "DRIVER");
    String id = operator.announces(title, roles, List.of()).getString("id");
    JsonObject before = operator.door().get("/api/announcements/" + id).expects(200).json();
    Page desk = enters(chromium.window(node), "operator");
    desk.navigate("/operator/announcements.xhtml?edit=" + id);
    sends(desk);
    assertEquals(before, operator.door().get("/api/announcements/" + id).expects(200).json());
  }

  /** Typed, saved twice, read by somebody of that city: not a letter changes on the way. */
  @Test
  void everyLetterArrivesAsItWasTyped() {
    String title = "Für Köln – " + UUID.randomUUID();
    String body = "Heiße Öfen, مشاوي 24/7, שלום, 炒饭, 🌙👩‍🍳 – „ß“ & <b>€</b>";
    Session ofCologne = Session.ofNewcomerIn(node, " KÖLN ");
    Page desk = enters(chromium.window(node), "operator");
    desk.getByTestId("title").fill(title);
    desk.getByTestId("body").fill(body);
    desk.getByLabel("Köln", EXACTLY).check();
    desk.locator("#roles input[value=CUSTOMER]").check();
    assertThat(desk.getByTestId("people")).not().hasText("0");
    sends(desk);
    for (int times = 0; times < 2; times++) {
      Locator row = desk.getByTestId("sent").locator("tbody tr").first();
      assertThat(row).containsText(title);
      assertThat(row).containsText("Köln");
      row.getByTestId("edit").click();
      assertThat(desk.getByTestId("title")).hasValue(title);
      assertThat(desk.getByTestId("body")).hasValue(body);
      assertThat(desk.getByLabel("Köln", EXACTLY)).isChecked();
      desk.getByTestId("preview").click();
      assertThat(desk.locator("#shown-body")).hasText(body);
      sends(desk);
    }
    SOON.holds("it goes out", () -> seenBy(ofCologne, title) != null);
    assertEquals(body, seenBy(ofCologne, title).getString("body"));
    assertNull(seenBy(Session.ofNewcomerIn(node, "Koln"), title));
  }

  /** Clients that write the letters as bytes, and such that write them as per cent and digits. */
  @Test
  void aFormIsReadAsUtf8HoweverItIsWritten() {
    OperatorApp operator = OperatorApp.logsIn(node);
    String cookie = operator.door().post("/api/announcements/desk").header("Set-Cookie");
    Door door =
        node.door()
            .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
            .with("Origin", node.url().toString());
    String title = "Grüße مرحبا 🌙 " + System.nanoTime();
    List<String> types =
        List.of(
            "application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=UTF-8");
    for (String type : types) {
      for (String written : List.of(title, URLEncoder.encode(title, StandardCharsets.UTF_8))) {
        String form =
            "compose_SUBMIT=1&title=%s&body=x&severity=INFO&roles=DRIVER&publish=x&writer=%s"
                .formatted(written, operator.session().accountId());
        String sent = form + "&jakarta.faces.ViewState=stateless";
        Answer review = door.send("POST", DESK, type, sent).expects(200);
        Matcher agreed = AGREED.matcher(review.body());
        assertTrue(agreed.find(), review::toString);
        door.send("POST", DESK, type, sent + "&agreed=" + agreed.group(1)).expects(302);
      }
    }
    Session driver = Session.ofDemo(node, "driver");
    SOON.holds("all four", () -> inbox(driver).filter(one -> isNamed(one, title)).count() == 4);
    inbox(driver).filter(one -> isNamed(one, title)).forEach(one -> operator.ends(id(one)));
  }

  private static JsonObject seenBy(Session reader, String title) {
    return inbox(reader).filter(one -> isNamed(one, title)).findFirst().orElse(null);
  }

  private static Stream<JsonObject> inbox(Session reader) {
    return reader
        .door()
        .get("/api/announcements?limit=100")
        .items()
        .getValuesAs(JsonObject.class)
        .stream();
  }

  private static boolean isNamed(JsonObject announcement, String title) {
    return title.equals(announcement.getString("title"));
  }

  private static String id(JsonObject announcement) {
    return announcement.getString("id");
  }

  @Test
  void aStickyNoticeStaysInSightHoweverMuchIsToldAfterIt() {
    OperatorApp operator = OperatorApp.logsIn(node);
    List<JsonObject> told = new ArrayList<>();
    told.add(operator.announces(forDrivers("OUTAGE", true)));
    for (int i = 0; i < 120; i++) {
      told.add(operator.announces(forDrivers("PROMO", false)));
    }
    Page page = enters(chromium.window(node), "driver");
    Page other = page.context().newPage();
    other.navigate("/driver/index.html");
    for (Page tab : List.of(page, other)) {
      assertThat(notice(tab, told.get(0).getString("title"))).isVisible();
      assertThat(tab.getByTestId("unread")).hasText("99+");
    }
    page.getByTestId("bell").click();
    List<String> ids = told.stream().map(one -> one.getString("id")).sorted().toList();
    Locator shown = page.locator("#inbox [data-id]");
    SOON.holds(
        "all once",
        () -> {
          Stream<?> now = ((List<?>) shown.evaluateAll(IDS)).stream();
          return now.filter(ids::contains).sorted().toList().equals(ids);
        });
    assertThat(page.getByTestId("unread")).isHidden();
    assertThat(other.getByTestId("unread")).isHidden();
    page.reload();
    assertThat(notice(page, told.get(0).getString("title"))).isVisible();
    told.forEach(one -> operator.ends(one.getString("id")).expects(204));
    assertThat(notice(page, told.get(0).getString("title"))).isHidden();
    assertEquals(List.of(), chromium.complaints());
  }

  /** What stands is neither said again on other pages nor when more is told. */
  @Test
  void aBannerIsReadOutOnceOnADevice() {
    OperatorApp operator = OperatorApp.logsIn(node);
    JsonObject first = operator.announces(forDrivers("OUTAGE", true));
    Page page = enters(chromium.window(node), "driver");
    assertThat(readOut(page)).containsText("Outage: " + first.getString("title"));
    page.reload();
    Locator banner = notice(page, first.getString("title"));
    assertThat(banner).isVisible();
    assertThat(readOut(page)).not().containsText(first.getString("title"));

    banner.evaluate("node => (node.stays = true)");
    JsonObject second = operator.announces(forDrivers("OUTAGE", false));
    assertThat(readOut(page)).containsText(second.getString("title"));
    assertThat(readOut(page)).not().containsText(first.getString("title"));
    assertEquals(true, banner.evaluate("node => node.stays"));
    assertThat(page.getByTestId("banner").locator("[role=alert], [role=status]")).hasCount(0);

    Page other = page.context().newPage();
    other.navigate("/driver/index.html");
    assertThat(notice(other, second.getString("title"))).isVisible();
    assertThat(readOut(other)).not().containsText(second.getString("title"));
    for (JsonObject one : List.of(first, second)) {
      operator.ends(id(one)).expects(204);
      assertThat(notice(page, one.getString("title"))).hasCount(0);
      assertThat(readOut(page)).not().containsText(one.getString("title"));
    }
    assertEquals(List.of(), chromium.complaints());
  }

  private static Locator readOut(Page page) {
    return page.getByTestId("announced");
  }

  @Test
  void whatCouldNotBeMarkedAsReadStaysUnreadInEveryTab() {
    OperatorApp operator = OperatorApp.logsIn(node);
    Page page = enters(chromium.window(node), "agent");
    Page other = page.context().newPage();
    other.navigate("/support/index.html");
    SOON.holds("one tab follows", () -> leaders(page, other) == 1);
    page.route("**/api/announcements/read", route -> refuse(route));
    String first = operator.announces(forAgents()).getString("title");
    assertThat(notice(other, first)).isVisible();
    page.waitForResponse("**/api/announcements/read", () -> page.getByTestId("bell").click());
    page.getByTestId("bell").click();
    String second = operator.announces(forAgents()).getString("title");
    assertThat(notice(page, second)).isVisible();
    for (Page tab : List.of(page, other)) {
      assertThat(notice(tab, second)).isVisible();
      assertThat(notice(tab, first)).isVisible();
    }
  }

  @Test
  void aStreamThatWasClosedListensToNothingMore() {
    Page page = chromium.window(node);
    page.navigate("/login.html");
    // nobody is logged in: the stream leads there, and 204 is the answer that leaves a page alone
    page.route(
        "**/login.html?**", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
    Object asked = page.evaluate(CLOSED_STREAM);
    assertEquals("1,0", asked);
  }

  private static void refuse(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(403).setBody("{}"));
  }

  private static Map<String, ?> forDrivers(String severity, boolean sticky) {
    return Map.of(
        "title",
        severity + " " + UUID.randomUUID(),
        "body",
        "For drivers",
        "severity",
        severity,
        "sticky",
        sticky,
        "audience",
        Map.of("roles", List.of("DRIVER")));
  }

  private static Map<String, ?> forAgents() {
    return Map.of(
        "title",
        "Agents " + UUID.randomUUID(),
        "body",
        "For agents",
        "severity",
        "OUTAGE",
        "endsAt",
        Instant.now().plusSeconds(60).toString(),
        "audience",
        Map.of("roles", List.of("AGENT")));
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

  /** Looks it over, then sends it. */
  private static void sends(Page desk) {
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("review")).isVisible();
    desk.getByTestId("publish").click();
    assertThat(desk.getByTestId("done")).isVisible();
  }

  private static long leaders(Page... tabs) {
    return List.of(tabs).stream().filter(AnnouncementPagesIT::isLeader).count();
  }

  private static boolean isLeader(Page page) {
    return "leader".equals(page.evaluate("document.documentElement.dataset.stream"));
  }
}
