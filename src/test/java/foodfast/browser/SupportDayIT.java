package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import foodfast.chat.ChatFloor;
import foodfast.kit.AgentApp;
import foodfast.kit.Chat;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A day at the desk: what is written, what came before, how it was, and whom to call. */
class SupportDayIT {
  /** Keeps the message "Are you there?" back until the page is told to let it {@code through}. */
  private static final String HOLDS_BACK =
      """
      window.WebSocket = class extends WebSocket {
        constructor(...to) {
          super(...to);
          this.addEventListener('message', (event) => {
            const { type, text } = event.isTrusted ? JSON.parse(event.data) : {};
            if (type === 'message' && text === 'Are you there?') {
              event.stopImmediatePropagation();
              window.through = () => this.dispatchEvent(new MessageEvent('message', { data: event.data }));
            }
          });
        }
      };
      """;

  /** Counts the notes that the browser lets be heard. */
  private static final String LISTENS =
      """
      window.notes = 0;
      window.AudioContext = class extends AudioContext {
        constructor(...how) {
          super(...how);
          window.ear = this;
        }
      };
      const { start } = AudioScheduledSourceNode.prototype;
      AudioScheduledSourceNode.prototype.start = function (...when) {
        if (this.context.state === 'running') window.notes++;
        return start.apply(this, when);
      };
      """;

  /** The notes of one chime. */
  private static final int CHIME = 2;

  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private final Inspector inspector = new Inspector();
  private final Tables tables = new Tables(Platform.running().database());
  private final CustomerApp customer = CustomerApp.registers(node);
  private final AgentApp agent = AgentApp.joins(node, "Ada Agent");

  @BeforeEach
  void nobodyElseIsThere() {
    ChatFloor.clear();
  }

  @AfterAll
  static void nobodyIsLeft() {
    ChatFloor.clear();
  }

  @Test
  void addressesInMessagesAreLinksAndNothingElseIs() {
    Page desk = desk();
    String id = asks("Links");
    assertThat(desk.getByTestId("chat-sub")).hasText("Links");
    try (Chat chat = customer.chats()) {
      chat.reads(id);
      chat.says(
          id,
          "see https://example.org/a?b=1, or javascript:alert(1) or http://u:p@b.test/"
              + " <a href=x>here</a>");
    }
    Locator link = desk.getByTestId("message-link");
    assertThat(link).hasCount(1);
    assertThat(link).hasText("https://example.org/a?b=1");
    assertThat(link).hasAttribute("href", "https://example.org/a?b=1");
    assertThat(link).hasAttribute("rel", Pattern.compile("noopener noreferrer.*"));
    assertThat(desk.getByTestId("message")).containsText("<a href=x>here</a>");
    inspector.looksAt(desk, "desk with a link");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void atTheEndItIsRatedAndTheNextAgentSeesWhatCameBefore() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(kitchen.id()).getString("id");
    kitchen.rejects(order, "TOO_BUSY").expects(200);
    Page desk = desk();
    String id = asks("Cold soup");
    rates(id, 5).isProblem(409, "not-closed");
    assertThat(desk.getByTestId("chat-sub")).hasText("Cold soup");
    assertThat(desk.getByTestId("past-order")).hasCount(1);
    assertThat(desk.getByTestId("past-conversation")).hasCount(0);
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/chat.html?id=" + id);
    page.getByTestId("draft").fill("It is cold.");
    page.getByTestId("send").click();
    assertThat(desk.getByTestId("message")).containsText("It is cold.");
    assertThat(page.getByTestId("helped")).isHidden();
    desk.getByTestId("close-chat").click();
    assertThat(page.getByTestId("helped")).isVisible();
    assertThat(page.getByTestId("helped-words")).isHidden();
    page.getByTestId("helped-4").check();
    inspector.looksAt(page, "asked how it was");
    page.getByTestId("helped-words").fill("Quick.");
    page.getByTestId("helped-send").click();
    assertThat(page.getByTestId("helped-says")).containsText("Thank you");
    page.reload();
    assertThat(page.getByTestId("helped-4")).isChecked();
    assertThat(page.getByTestId("helped-words")).isHidden();
    page.getByTestId("helped-4").click();
    assertThat(page.getByTestId("helped-words")).hasValue("Quick.");
    assertThat(page.getByTestId("helped-words")).isVisible();

    asks("Cold again");
    assertThat(desk.getByTestId("chat-sub")).hasText("Cold again");
    assertThat(desk.getByTestId("past-conversation")).containsText("Cold soup");
    assertThat(desk.getByTestId("past-conversation").locator(".stars"))
        .hasAttribute("aria-label", "4 of 5 stars");
    inspector.looksAt(desk, "desk with a history");
    AgentApp.joins(node, "Another")
        .door()
        .get("/api/conversations/" + id + "/history")
        .isProblem(404, "not-found");
    JsonObject copy = customer.door().get("/api/accounts/me/export").expects(200).json();
    assertTrue(copy.getJsonObject("chat").toString().contains("Quick."));
    inspector.foundNothing();
  }

  @Test
  void whatHappenedToTheOrderStandsAmongWhatWasSaid() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(kitchen.id()).getString("id");
    kitchen.confirms(order).expects(200);
    Page desk = desk();
    String id = customer.asksForHelpWith(order, "Where is it?").getString("id");
    assertThat(desk.getByTestId("thread-event")).hasCount(2);
    desk.getByTestId("refund-amount").fill("1.00");
    desk.getByTestId("refund-reason").fill("took long");
    desk.getByTestId("refund").click();
    assertThat(desk.getByTestId("thread-event").last()).containsText("refunded");
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/chat.html?id=" + id);
    assertThat(page.getByTestId("thread-event")).hasCount(3);
    assertThat(page.getByTestId("thread-event").last()).containsText("took long");
    inspector.looksAt(page, "thread with the order's steps");
    inspector.foundNothing();
    kitchen.prepares(order).expects(200);
  }

  /** The customer's page sleeps at the order, the desk looks with all else it looks after. */
  @Test
  void whatHappensToTheOrderDuringTheChatIsSeenAtBothEnds() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(kitchen.id()).getString("id");
    Page desk = desk();
    String id = customer.asksForHelpWith(order, "Where is it?").getString("id");
    Locator state = desk.getByTestId("order-box").locator(".badge");
    assertThat(state).hasText("Placed");
    desk.getByText("Timeline and address").click();
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/chat.html?id=" + id);
    Locator told = page.getByTestId("thread-event");
    assertThat(told).hasCount(1);

    kitchen.confirms(order).expects(200);
    assertThat(told.last()).containsText("confirmed");
    assertThat(state).hasText("Confirmed");
    assertThat(desk.getByTestId("thread-event").last()).containsText("confirmed");
    assertThat(desk.getByTestId("order-box").locator("details li").last()).isVisible();
    desk.getByTestId("refund-amount").fill("1.00");
    kitchen.prepares(order).expects(200);
    assertThat(told.last()).containsText("preparing");
    assertThat(page.getByTestId("current-order")).containsText("Preparing");
    assertThat(state).hasText("Preparing");
    assertThat(desk.getByTestId("refund-amount")).hasValue("1.00");
    desk.getByTestId("refund-reason").fill("took long");
    desk.getByTestId("refund").click();
    assertThat(told.last()).containsText("took long");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void moneyThatGoesBackAfterTheDeliveryIsSeenInTheCustomersChat() {
    DriverApp driver = DriverApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, RestaurantApp.logsIn(node));
    driver.delivers(order).expects(200);
    String id = customer.asksForHelpWith(order, "It was cold").getString("id");
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/chat.html?id=" + id);
    Locator told = page.getByTestId("thread-event");
    assertThat(told.last()).containsText("delivered");
    AgentApp.logsIn(node).refunds(order, 1, "cold soup", "refund of " + order).expects(201);
    RestingPagesIT.hidden(page, true);
    RestingPagesIT.hidden(page, false);
    assertThat(told.last()).containsText("cold soup");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void aPhotoIsSentSeenByBothAndWhatIsNoneIsRefusedInTheThread() {
    Page desk = desk();
    String id = asks("Spilt soup");
    assertThat(desk.getByTestId("chat-sub")).hasText("Spilt soup");
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/chat.html?id=" + id);
    assertThat(page.getByTestId("connection-light")).hasAttribute("data-light", "green");
    byte[] text = "no photo".repeat(20).getBytes();
    page.getByTestId("choose-photo").setInputFiles(new FilePayload("a.jpg", "image/jpeg", text));
    Locator sending = page.getByTestId("photo-sending");
    assertThat(sending).hasAttribute("data-state", "BROKEN");
    assertThat(page.getByTestId("photo-words")).containsText("not a JPEG, PNG or WebP");
    inspector.looksAt(page, "a photo refused in the thread");
    page.getByTestId("photo-dismiss").click();
    assertThat(sending).hasCount(0);

    page.route("**/api/uploads/*", SupportDayIT::withoutBytes);
    page.getByTestId("choose-photo").setInputFiles(photo());
    page.getByTestId("photo-pause").click();
    assertThat(sending).hasAttribute("data-state", "PAUSED");
    inspector.looksAt(page, "a photo on its way");
    page.unroute("**/api/uploads/*");
    page.reload();
    assertIsSeen(page.getByTestId("message-photo"), "Your photo");
    assertThat(sending).hasCount(0);
    Locator theirs = desk.getByTestId("message-photo");
    assertIsSeen(theirs, "Photo from");
    inspector.looksAt(desk, "desk with a photo");
    desk.getByTestId("photo-open").click();
    assertIsSeen(desk.getByTestId("photo-large").locator("img"), "Photo from");
    inspector.looksAt(desk, "a photo, large");
    desk.keyboard().press("Escape");
    assertThat(desk.getByTestId("photo-large")).hasCount(0);
    assertThat(desk.getByTestId("photo-open")).isFocused();
    desk.getByTestId("choose-photo").setInputFiles(photo());
    assertIsSeen(page.getByTestId("message-photo").last(), "Photo from");
    assertThat(page.getByTestId("message-photo")).hasCount(2);
    tables.change("delete from photo where conversation_id = ?", UUID.fromString(id));
    page.reload();
    assertThat(page.getByTestId("photo-gone")).hasCount(2);
    inspector.looksAt(page, "photos that are no longer kept");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  private static FilePayload photo() {
    return new FilePayload("soup.jpg", "image/jpeg", Shots.photo(1200, 900, 84));
  }

  private static void assertIsSeen(Locator image, String alt) {
    assertThat(image).hasAttribute("alt", Pattern.compile("^" + alt + ".*"));
    assertThat(image).hasAttribute("src", Pattern.compile("^blob:.*"));
    image.evaluate("image => image.decode()");
  }

  private static void withoutBytes(Route route) {
    if (route.request().method().equals("PATCH")) {
      route.abort();
    } else {
      route.fallback();
    }
  }

  /**
   * A hidden page of a customer's holds no line, so it counts what it knew; pushes tell the rest.
   */
  @Test
  void aCustomersTitleCountsWhatIsNew() {
    Page desk = desk();
    String id = asks("Counted");
    assertThat(desk.getByTestId("chat-sub")).hasText("Counted");
    Page page =
        People.at(chromium.window(node), customer.session(), "/customer/chat.html?id=" + id);
    assertThat(page).hasTitle(Pattern.compile("^\\W*Counted.* – FoodFast$"));
    page.getByTestId("chat-back").click();
    for (String words : List.of("Hello", "Are you there?")) {
      desk.getByTestId("draft").fill(words);
      desk.getByTestId("send").click();
    }
    assertThat(page).hasTitle(Pattern.compile("^\\(2\\) .*Support.* – FoodFast$"));
    assertThat(page.getByTestId("conversation").getByTestId("unread")).hasText("2 unread");
    page.getByTestId("conversation").click();
    assertThat(page).hasTitle(Pattern.compile("^\\W*Counted.* – FoodFast$"));
  }

  @Test
  void aMessageThatComesAfterItsConversationCountsInTheList() {
    Page desk = desk();
    String id = asks("Overtaken");
    assertThat(desk.getByTestId("chat-sub")).hasText("Overtaken");
    Page page = chromium.window(node);
    page.addInitScript(HOLDS_BACK);
    People.at(page, customer.session(), "/customer/chat.html?id=" + id);
    assertThat(page).hasTitle(Pattern.compile("^\\W*Overtaken.* – FoodFast$"));
    page.getByTestId("chat-back").click();
    for (String words : List.of("Hello", "Are you there?")) {
      desk.getByTestId("draft").fill(words);
      desk.getByTestId("send").click();
    }
    Locator listed = page.getByTestId("conversation");
    assertThat(listed).containsText("Are you there?");
    assertThat(listed.getByTestId("unread")).hasText("1 unread");
    page.waitForFunction("() => window.through").dispose();
    page.evaluate("window.through()");
    assertThat(listed.getByTestId("unread")).hasText("2 unread");
  }

  /** No history, nothing of one's own; and a receipt leaves the rest of a bubble alone. */
  @Test
  void onlyWhatOthersSayNowIsReadOut() {
    agent.takes(1);
    String id = asks("Read out");
    agent.holds(id, Duration.ofSeconds(20));
    try (Chat desk = agent.chats().reads(id)) {
      desk.says(id, "Said before");
      Page page =
          People.at(chromium.phone(node), customer.session(), "/customer/chat.html?id=" + id);
      Locator heard = page.getByTestId("heard");
      Locator messages = page.getByTestId("message");
      assertThat(messages).containsText("Said before");
      assertThat(page.getByTestId("messages")).hasAttribute("aria-live", "off");
      page.getByTestId("draft").fill("Is it on its way?");
      page.getByTestId("send").click();
      Locator state = page.getByTestId("message-state");
      assertThat(state).hasAttribute("data-state", "sent");
      Locator own = page.locator(".bubble.own");
      own.evaluate("node => (node.stays = true)");
      for (String receipt : List.of("delivered", "read")) {
        desk.acknowledges(receipt, id, 2);
        assertThat(state).hasAttribute("data-state", receipt);
      }
      assertEquals(true, own.evaluate("node => node.stays"));
      desk.says(id, "Around the corner");
      assertThat(heard).hasText(Pattern.compile("^[^:]+: Around the corner$"));
      page.reload();
      assertThat(messages).hasCount(3);
      assertThat(heard).isEmpty();
    }
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whatIsUnreadIsCountedOnEveryPage() {
    Page desk = desk();
    String id = asks("Unread");
    assertThat(desk.getByTestId("chat-sub")).hasText("Unread");
    desk.getByTestId("draft").fill("Here I am.");
    desk.getByTestId("send").click();
    assertThat(desk.getByTestId("message")).containsText("Here I am.");
    Page page = People.at(chromium.phone(node), customer.session(), "/customer/account.html");
    assertThat(page.getByTestId("unread-badge")).hasText(Pattern.compile("^1 unread$"));
    inspector.looksAt(page, "account with something unread");
    page.navigate("/customer/chat.html?id=" + id);
    assertThat(page.getByTestId("message")).containsText("Here I am.");
    assertThat(page).hasTitle(Pattern.compile("^(?!\\().*Unread.* – FoodFast$"));
    assertThat(desk.getByTestId("message-state")).hasAttribute("data-state", "read");
    page.addInitScript("delete window.Worker"); // no clock of a test reaches timers in there
    page.clock().install();
    page.waitForResponse(
        answer -> answer.url().endsWith("/api/conversations?limit=20"),
        () -> page.navigate("/customer/account.html"));
    assertThat(page.getByTestId("profile-email")).not().hasValue("");
    assertThat(page.getByTestId("unread-badge")).hasCount(0);
    desk.getByTestId("draft").fill("One more thing.");
    desk.getByTestId("send").click();
    assertThat(desk.getByTestId("message-state").last())
        .hasAttribute("data-state", Pattern.compile("^(sent|delivered)$"));
    page.clock().runFor(70_000);
    assertThat(page.getByTestId("unread-badge")).hasText(Pattern.compile("^1 unread$"));
    inspector.foundNothing();
  }

  /** What the agent looks at is not rung for; what they don't is, and counts in the title. */
  @Test
  void aMessageThatNobodyLooksAtIsHeardAndCounted() {
    Page desk = chromium.window(node);
    desk.addInitScript(LISTENS);
    takesChats(desk);
    String shown = asks("Looked at");
    assertThat(desk.getByTestId("chat-sub")).hasText("Looked at");
    String aside = asks("Aside");
    assertThat(desk.getByTestId("conversation")).hasCount(2);
    desk.waitForFunction("() => window.ear?.state === 'running'").dispose();
    try (Chat phone = customer.chats().reads(shown).reads(aside)) {
      phone.says(shown, "In sight");
      assertThat(desk.getByTestId("message")).containsText("In sight");
      assertThat(desk).hasTitle("Support desk – FoodFast");
      assertEquals(0, desk.evaluate("window.notes"));
      phone.says(aside, "Out of sight");
      assertThat(desk).hasTitle("(1) Support desk – FoodFast");
      assertEquals(CHIME, desk.evaluate("window.notes"));

      desk.getByTestId("conversation").last().click();
      assertThat(desk.getByTestId("message")).containsText("Out of sight");
      assertThat(desk).hasTitle("Support desk – FoodFast");
      desk.getByTestId("sound").uncheck();
      phone.says(shown, "Out of sight and unheard");
      assertThat(desk).hasTitle("(1) Support desk – FoodFast");
      assertEquals(CHIME, desk.evaluate("window.notes"));
      desk.getByTestId("sound").check();
      RestingPagesIT.hidden(desk, true);
      phone.says(aside, "While the desk is hidden");
      assertThat(desk).hasTitle("(2) Support desk – FoodFast");
      assertEquals(2 * CHIME, desk.evaluate("window.notes"));
    }
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whatTheLadderRaisesStandsOnPages() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    UUID order = UUID.randomUUID();
    UUID restaurant = UUID.fromString(kitchen.id());
    tables.change(
        "insert into support_task (id, order_id, restaurant_id, text, created_at)"
            + " values (?, ?, ?, 'The restaurant does not answer: call it.', now())",
        UUID.randomUUID(),
        order,
        restaurant);
    tables.change(
        "insert into mailbox_message (id, restaurant_id, order_id, text, sent_at)"
            + " values (?, ?, ?, 'Order waits', now())",
        UUID.randomUUID(),
        restaurant,
        order);
    Page calls = People.at(chromium.window(node), agent.session(), "/support/calls.html");
    String number = order.toString().replace("-", "").toUpperCase().substring(27);
    Locator task =
        calls.getByTestId("task").filter(new Locator.FilterOptions().setHasText("#" + number));
    assertThat(task).containsText("Spreewald Kitchen");
    assertThat(task.getByTestId("call")).hasAttribute("href", Pattern.compile("tel:\\+49\\d+"));
    inspector.looksAt(calls, "calls to make");
    task.getByTestId("task-done").click();
    assertThat(task).hasCount(0);

    Page mailbox =
        People.at(
            chromium.window(node), OperatorApp.logsIn(node).session(), "/operator/mailbox.html");
    assertThat(mailbox.locator("[data-order-id='" + order + "']")).containsText("Order waits");
    inspector.looksAt(mailbox, "mailbox");
    inspector.foundNothing();
    assertEquals(List.of(), chromium.complaints());
  }

  private Page desk() {
    Page desk = chromium.window(node);
    takesChats(desk);
    return desk;
  }

  private void takesChats(Page desk) {
    People.at(desk, agent.session(), "/support/index.html");
    desk.getByTestId("available").check();
    assertThat(desk.locator("#available-says")).hasText("Taking chats");
  }

  private String asks(String topic) {
    return customer.asksForHelp(topic).getString("id");
  }

  private foodfast.kit.Answer rates(String conversation, int stars) {
    return customer
        .door()
        .put("/api/conversations/" + conversation + "/rating", Map.of("stars", stars));
  }
}
