package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import foodfast.chat.ChatFloor;
import foodfast.kit.AgentApp;
import foodfast.kit.Chat;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer on a phone and an agent at the desk, as both see it. */
class ChatPagesIT {
  private static final LocatorAssertions.IsEmptyOptions AFTER_15_SECONDS =
      new LocatorAssertions.IsEmptyOptions().setTimeout(25_000);

  private final Node node = Platform.running().nodeA();
  @RegisterExtension static final Chromium chromium = new Chromium();
  private Page customer;
  private Page desk;

  @BeforeEach
  void bothAreThere() {
    ChatFloor.clear();
    desk = chromium.window(node);
    desk.navigate("/login.html?next=/support/index.html");
    desk.getByTestId("demo-agent").click();
    desk.getByTestId("available").check();
    assertThat(desk.locator("#available-says")).hasText("Taking chats");
    customer = chromium.phone(node);
    People.register(customer);
  }

  @AfterAll
  static void nobodyIsLeft() {
    ChatFloor.clear();
  }

  @Test
  void bothWriteAndSeeWhatBecameOfItAndNotesStayAtTheDesk() {
    asks("Where is my soup?");
    assertThat(customer.getByTestId("chat-sub")).containsText("is here for you");
    assertThat(desk.getByTestId("chat-sub")).hasText("Where is my soup?");

    says(customer, "<b>cold</b> & late 👩‍🍳");
    assertThat(bubble(desk, "<b>cold</b> & late 👩‍🍳")).isVisible();
    assertThat(state(customer, "cold")).hasAttribute("data-state", "read");

    desk.getByTestId("draft").pressSequentially("One moment");
    assertThat(customer.getByTestId("typing")).containsText("is typing");
    desk.getByTestId("draft").press("Enter");
    assertThat(bubble(customer, "One moment")).isVisible();
    assertThat(customer.getByTestId("typing")).isEmpty();
    assertThat(state(desk, "One moment")).hasAttribute("data-state", "read");

    desk.getByTestId("as-note").check();
    says(desk, "complained before");
    assertThat(desk.getByTestId("note")).containsText("complained before");
    desk.getByTestId("as-note").uncheck();
    Locator reply = desk.getByTestId("canned-reply").first();
    reply.click();
    String canned = desk.getByTestId("draft").inputValue();
    desk.getByTestId("send").click();
    assertThat(bubble(customer, canned)).isVisible();
    assertThat(customer.getByTestId("note")).hasCount(0);
    assertThat(customer.getByText("complained before")).hasCount(0);

    desk.getByTestId("close-chat").click();
    assertThat(customer.getByTestId("chat-sub")).containsText("Closed");
    says(customer, "It came, thank you");
    assertThat(customer.getByTestId("chat-sub")).containsText("is here for you");
    assertThat(desk.getByTestId("conversations")).containsText("It came, thank you");
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void typingEndsByItselfWhenNobodySaysSo() {
    asks("Silence");
    assertThat(desk.getByTestId("chat-sub")).hasText("Silence");
    String id = customer.url().replaceAll(".*[?&]id=([^&#]+).*", "$1");
    try (Chat agent = AgentApp.logsIn(node).chats()) {
      agent.types(id, true);
      assertThat(customer.getByTestId("typing")).containsText("is typing");
      assertThat(customer.getByTestId("typing")).isEmpty(AFTER_15_SECONDS);
    }
  }

  @Test
  void whatIsWrittenOfflineSurvivesAReloadAndIsSentOnce() {
    asks("Bad line");
    says(customer, "before the tunnel");
    assertThat(state(customer, "before")).hasAttribute("data-state", "read");
    customer.route("**/api/tickets", route -> route.abort());
    customer.context().setOffline(true);
    assertThat(customer.getByTestId("chat-notice")).isVisible();
    says(customer, "in the tunnel");
    says(customer, "still in the tunnel");
    assertThat(state(customer, "in the tunnel").first()).hasAttribute("data-state", "sending");
    customer.context().setOffline(false);
    customer.reload();
    assertThat(state(customer, "still in the tunnel")).hasAttribute("data-state", "sending");
    assertThat(bubble(desk, "tunnel")).hasCount(1);

    customer.unroute("**/api/tickets");
    customer.evaluate("dispatchEvent(new Event('online'))");
    assertThat(bubble(desk, "tunnel")).hasCount(3);
    assertEquals(
        List.of("before the tunnel", "in the tunnel", "still in the tunnel"),
        desk.getByTestId("message").locator("p").allTextContents());
    assertThat(state(customer, "still in the tunnel")).hasAttribute("data-state", "read");
    assertThat(bubble(customer, "tunnel")).hasCount(3);
  }

  @Test
  void aNoteWrittenOfflineIsFollowedByTheMessageAfterIt() {
    asks("Bad line at the desk");
    assertThat(desk.getByTestId("chat-sub")).hasText("Bad line at the desk");
    desk.route("**/api/tickets", route -> route.abort());
    desk.context().setOffline(true);
    assertThat(desk.locator("#light-says")).containsText("No connection");
    desk.getByTestId("as-note").check();
    says(desk, "talks fast");
    desk.getByTestId("as-note").uncheck();
    says(desk, "I can hear you again");
    assertThat(bubble(desk, "talks fast")).isVisible();
    desk.context().setOffline(false);
    desk.unroute("**/api/tickets");
    assertThat(desk.getByTestId("note")).containsText("talks fast");
    assertThat(bubble(customer, "I can hear you again")).isVisible();
    assertThat(bubble(desk, "talks fast")).hasCount(0);
  }

  @Test
  void aRefusedNoteIsToldAndHoldsNothingUp() {
    asks("Strange signs");
    assertThat(desk.getByTestId("chat-sub")).hasText("Strange signs");
    desk.getByTestId("as-note").check();
    says(desk, "pasted\u000bfrom a table");
    assertThat(state(desk, "pasted")).hasAttribute("data-state", "failed");
    assertThat(desk.getByTestId("heard")).hasText(Pattern.compile("^Not sent[.] .+"));
    desk.getByTestId("as-note").uncheck();
    says(desk, "One moment, please");
    assertThat(bubble(customer, "One moment, please")).isVisible();
  }

  @Test
  void theDeskIsWorkedByKeyboardAndCountsWhatIsUnread() {
    asks("First");
    says(customer, "first question");
    assertThat(bubble(desk, "first question")).isVisible();
    Page other = chromium.phone(node);
    People.register(other);
    asks(other, "Second");
    says(other, "second question");
    Locator second =
        desk.getByTestId("conversation").filter(new Locator.FilterOptions().setHasText("Second"));
    assertThat(second.getByTestId("unread")).hasText(Pattern.compile("^1.*"));
    assertThat(desk).hasTitle(Pattern.compile("^\\(1\\) .*"));
    assertThat(state(other, "second question")).hasAttribute("data-state", "delivered");

    desk.keyboard().press("Alt+KeyU");
    assertThat(desk.getByTestId("chat-sub")).hasText("Second");
    assertThat(second.getByTestId("unread")).hasCount(0);
    assertThat(state(other, "second question")).hasAttribute("data-state", "read");
    desk.keyboard().press("Alt+Digit1");
    assertThat(desk.getByTestId("chat-sub")).hasText("First");
    assertThat(desk.getByTestId("draft")).isFocused();
  }

  @Test
  void whatAColleagueRefundedMeanwhileIsNotRefundedAgain() {
    CustomerApp buyer = CustomerApp.registers(node);
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String order = buyer.ordersFrom(kitchen.id()).getString("id");
    kitchen.confirms(order).expects(200);
    buyer.asksForHelpWith(order, "Cold soup");
    assertThat(desk.getByTestId("order-box")).isVisible();
    desk.getByTestId("refund-amount").fill("1.00");
    desk.getByTestId("refund-reason").fill("cold soup");
    AgentApp.logsIn(node, "agent2").refunds(order, 100, "cold soup", order).expects(201);

    desk.getByTestId("refund").click();
    assertThat(desk.getByTestId("order-box")).containsText("Nothing was refunded");
    assertThat(desk.getByTestId("refund-made")).hasCount(1);
    assertThat(desk.getByTestId("refund-amount")).hasValue("1.00");
    desk.getByTestId("refund").click();
    assertThat(desk.getByTestId("refund-made")).hasCount(2);
    assertEquals(List.of(), chromium.complaints());
  }

  private void asks(String topic) {
    asks(customer, topic);
  }

  private static void asks(Page page, String topic) {
    page.navigate("/customer/chat.html");
    page.getByTestId("chat-topic").fill(topic);
    page.getByTestId("chat-begin").click();
    assertThat(page.getByTestId("chat-title")).hasText(topic);
  }

  private static void says(Page page, String text) {
    page.getByTestId("draft").fill(text);
    page.getByTestId("send").click();
  }

  private static Locator bubble(Page page, String text) {
    return page.getByTestId("message").filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator state(Page page, String text) {
    return bubble(page, text).getByTestId("message-state");
  }
}
