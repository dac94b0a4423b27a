package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import foodfast.chat.ChatFloor;
import foodfast.kit.Chat;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.Tables;
import foodfast.local.FoodPhotos;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From an empty desk over several chats to a call that a kitchen did not hear. */
class AgentWholeDay {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();
  private Bistro bistro;
  private CustomerApp clara;
  private String order;
  private Walk ada;
  private Page page;

  @BeforeEach
  void somebodyOrders() {
    ChatFloor.clear();
    bistro = new Bistro(node);
    clara = bistro.customer("Clara Sommer");
    order = bistro.order(clara);
    bistro.kitchen().confirms(order).expects(200);
  }

  @AfterEach
  void nobodyIsLeft() {
    ChatFloor.clear();
  }

  @ParameterizedTest
  @EnumSource(Walk.Screen.class)
  void aDay(Walk.Screen screen) {
    ada = new Walk("agent", screen, chromium, node);
    page = ada.page();
    ada.logsIn(bistro.staff("AGENT", "Ada Berg"));
    ada.keeps("nobody-waits");
    String chat = takesChats();
    try (Chat phone = clara.chats().reads(chat)) {
      writesWith(phone, chat);
      givesMoneyBack(phone, chat);
      PhotoSending.into(clara.session(), chat, FoodPhotos.drawn("ramen", "Miso ramen"))
          .endsAs("READY");
      looksAtAPhoto();
    }
    endsIt(chat);
    seesWhatCameBefore();
    callsAKitchen();
    ada.logsOut();
    assertEquals(List.of(), chromium.complaints());
  }

  private String takesChats() {
    String chat = clara.asksForHelpWith(order, "The gyoza are missing").getString("id");
    assertThat(page.getByText("1 waiting, the longest for")).isVisible();
    ada.keeps("one-waits");
    page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("taking chats")).check();
    page.getByLabel("Chats at once").selectOption("5");
    Locator list = page.getByRole(AriaRole.NAVIGATION, conversations());
    assertThat(list).containsText("The gyoza are missing");
    bistro.customer("Carl Winter").asksForHelp("Another address for tomorrow");
    assertThat(list).containsText("Another address for tomorrow");
    ada.keeps("two-chats");
    return chat;
  }

  private void writesWith(Chat phone, String chat) {
    opens("The gyoza are missing");
    phone.says(chat, "Two bowls came, but no gyoza.");
    assertThat(thread()).containsText("Two bowls came, but no gyoza.");
    Walk.press(ada.part("Ready-made replies"), "One moment");
    assertThat(page.getByLabel("Your message")).hasValue(Pattern.compile("One moment please.*"));
    ada.presses("Send");
    phone.hears(chat, "One moment please, I am checking with the restaurant.");
    phone.acknowledges("read", chat, 2);
    assertThat(thread()).containsText("Read");
    phone.types(chat, true);
    assertThat(page.locator("#typing")).containsText("Clara Sommer is typing…");
    ada.keeps("clara-types");
    page.getByLabel("Note for colleagues only").check();
    page.getByLabel("Your note").fill("Ask the kitchen what happened.");
    ada.presses("Send");
    assertThat(thread()).containsText("Your note");
    page.getByLabel("Note for colleagues only").uncheck();
  }

  private void givesMoneyBack(Chat phone, String chat) {
    Locator box = ada.part("Order " + order.substring(31).toUpperCase());
    box.getByLabel("Amount").fill("6.90");
    box.getByLabel("Reason").fill("Gyoza missing");
    Walk.press(box, "Refund");
    assertThat(box.getByRole(AriaRole.LIST).last()).containsText("Gyoza missing");
    assertThat(thread()).containsText("refunded");
    page.getByLabel("Your message").fill("You have the 6.90 back. I am sorry!");
    ada.presses("Send");
    phone.hears(chat, "You have the 6.90 back. I am sorry!");
    ada.keeps("refunded");
  }

  private void looksAtAPhoto() {
    Locator photo = Walk.button(thread(), "Photo from");
    isDrawn(photo);
    ada.keeps("a-photo");
    photo.click();
    Locator large = ada.dialog("Photo from");
    isDrawn(large);
    ada.keeps("a-photo-large");
    Walk.press(large, "Close");
    assertThat(large).isHidden();
  }

  private static void isDrawn(Locator within) {
    Locator image = within.locator("img");
    assertThat(image).hasAttribute("src", Pattern.compile("^blob:.*"));
    image.evaluate("image => image.decode()");
  }

  private void endsIt(String chat) {
    ada.presses("Close");
    back();
    assertThat(page.getByRole(AriaRole.NAVIGATION, conversations()))
        .not()
        .containsText("The gyoza are missing");
    clara
        .door()
        .put("/api/conversations/" + chat + "/rating", Map.of("stars", 5, "words", "Quick."))
        .expects(200);
  }

  private void seesWhatCameBefore() {
    clara.asksForHelp("And a receipt, please");
    opens("And a receipt, please");
    Locator before = ada.part("This customer before");
    assertThat(before.getByLabel("5 of 5 stars")).isVisible();
    assertThat(before).containsText("€6.90 refunded");
    ada.keeps("what-came-before");
  }

  private void callsAKitchen() {
    new Tables(Platform.running().database())
        .change(
            "insert into support_task (id, order_id, restaurant_id, text, created_at)"
                + " values (?, ?, ?, 'The restaurant does not answer: call it.', now())",
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.fromString(bistro.kitchen().id()));
    page.getByText(Pattern.compile("\\d+ restaurants? to call")).click();
    Locator task =
        page.getByRole(AriaRole.LISTITEM)
            .filter(new Locator.FilterOptions().setHasText(Bistro.NAME));
    assertThat(Walk.link(task, "Call +49")).isVisible();
    ada.keeps("a-call");
    Walk.press(task, "Done: " + Bistro.NAME);
    assertThat(task).hasCount(0);
  }

  private void opens(String topic) {
    page.getByRole(AriaRole.NAVIGATION, conversations())
        .getByRole(AriaRole.BUTTON)
        .filter(new Locator.FilterOptions().setHasText(topic))
        .click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Clara")))
        .isVisible();
  }

  /** On a phone the list gives way to the chat. */
  private void back() {
    if (ada.isNarrow()) {
      ada.presses("All conversations");
    }
  }

  private Locator thread() {
    return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Messages"));
  }

  private static Page.GetByRoleOptions conversations() {
    return new Page.GetByRoleOptions().setName("Conversations");
  }
}
