package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import foodfast.chat.ChatFloor;
import foodfast.kit.AgentApp;
import foodfast.kit.Chat;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Fix;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Shots;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the testing guide shows beside its steps, as somebody sees it who follows them. They stay
 * below {@code target}, and {@code mvn -Ppictures verify} puts them among the documents.
 */
class GuidePicturesIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static final Path FOLDER = Path.of(System.getProperty("pictures", "target/pictures"));
  private static final LocatorAssertions.HasAttributeOptions PATIENT =
      new LocatorAssertions.HasAttributeOptions().setTimeout(40_000);
  private static final int SMALL = 350;
  private static final int PHONE = 390;
  private static final int DESK = 680;
  private static final int TALL = 580;

  private final Node node = Platform.running().nodeA();
  private final RestaurantApp kitchen = RestaurantApp.logsIn(node);

  @BeforeEach
  @AfterEach
  void nobodyWaitsForAnAgent() {
    ChatFloor.clear();
  }

  @Test
  void aProfileThatAnotherTabChanged() throws IOException {
    Session guest = Session.ofNewcomer(node);
    Page page = People.at(window(PHONE), guest, "/customer/account.html");
    assertThat(page.getByTestId("profile-email")).hasValue(guest.email());
    Door elsewhere = guest.door();
    String etag = elsewhere.get("/api/accounts/me").etag();
    elsewhere
        .with("If-Match", etag)
        .patch("/api/accounts/me", Map.of("phone", "+49 30 1234567"))
        .expects(200);
    page.getByTestId("profile-phone").fill("+49 30 7654321");
    page.getByTestId("profile-save").click();
    assertThat(page.getByTestId("profile-error")).isVisible();
    keep(page.getByTestId("profile-error"), "profile-changed-elsewhere");
  }

  @Test
  void anOrderFromTheBoardToTheMap() throws IOException {
    Page board = People.at(window(DESK), kitchen.session(), "/restaurant/index.html");
    assertThat(board.getByTestId("connection-light")).hasAttribute("data-light", "green");
    CustomerApp customer = CustomerApp.registers(node);
    String id = customer.ordersFrom(kitchen.id()).getString("id");
    keep(board.locator("[data-testid=ticket][data-order-id='" + id + "']"), "board");

    Page page = People.at(window(PHONE), customer.session(), "/customer/order.html?id=" + id);
    Locator status = page.getByTestId("order-status");
    assertThat(status).hasAttribute("data-status", "PLACED");
    keep(status, "order-placed");

    kitchen.cooks(id);
    DriverApp driver = DriverApp.logsIn(node);
    driver.claims(id).expects(200);
    driver.picksUp(id).expects(200);
    driver.handsIn(id, Fix.inBerlin(Instant.now())).expects(200);
    assertThat(page.locator(".pin.driver")).isVisible();
    keep(page.getByTestId("map"), "order-on-its-way");
    driver.delivers(id).expects(200);
  }

  @Test
  void aPollUnderTheHood() throws IOException {
    CustomerApp customer = CustomerApp.registers(node);
    String id = customer.ordersFrom(kitchen.id()).getString("id");
    Page page =
        People.at(window(DESK), customer.session(), "/customer/order.html?id=" + id + "&hood");
    Locator polls = page.locator("[data-path='/api/orders/" + id + "/status']");
    Locator asleep = polls.filter(new Locator.FilterOptions().setHasText("wait="));
    assertThat(asleep.first()).containsText("waiting…");
    kitchen.confirms(id).expects(200);
    Locator woken = polls.filter(new Locator.FilterOptions().setHasText("slept")).first();
    assertThat(woken).hasAttribute("data-status", "200");
    woken.getByRole(AriaRole.BUTTON).click();
    keep(page.getByTestId("hood-why"), "hood");
  }

  @Test
  void aChat() throws IOException {
    AgentApp agent = AgentApp.logsIn(node).takes(5);
    CustomerApp customer = CustomerApp.registers(node);
    String id = customer.asksForHelp("A soup is missing").getString("id");
    agent.holds(id, Duration.ofSeconds(20));
    Page page = People.at(window(PHONE), customer.session(), "/customer/chat.html?id=" + id);
    try (Chat chat = agent.chats().reads(id)) {
      page.getByTestId("draft").fill("I ordered two, and one came.");
      page.getByTestId("send").click();
      chat.hears(id, "I ordered two, and one came.");
      chat.says(id, "Sorry! Its price is on its way back to you.");
      assertThat(page.getByTestId("message")).hasCount(2);
      keep(page.getByTestId("message").last(), "chat");
    }
  }

  @Test
  void anAnnouncementBeforeItGoesOut() throws IOException {
    Page desk = window(DESK);
    People.at(desk, OperatorApp.logsIn(node).session(), "/operator/announcements.xhtml");
    desk.getByTestId("title").fill("Rain and ice");
    desk.getByTestId("body").fill("Deliveries take ten minutes longer tonight.");
    desk.getByTestId("publish").click();
    keep(desk.getByTestId("review"), "announcement-looked-over");
  }

  @Test
  void aPhotoThatIsReady() throws IOException {
    String id = kitchen.addsDish("Soup of the day");
    Page page = People.at(window(SMALL), kitchen.session(), "/restaurant/menu.html");
    Locator dish = page.locator("[data-testid=own-dish][data-id='" + id + "']");
    byte[] photo = Shots.photo(3600, 2700, 91);
    dish.getByTestId("choose-photo")
        .setInputFiles(new FilePayload("soup.jpg", "image/jpeg", photo));
    assertThat(dish.getByTestId("photo-end")).hasAttribute("data-state", "READY", PATIENT);
    Locator shown = dish.locator("img");
    shown.scrollIntoViewIfNeeded();
    Eventually.within(Duration.ofSeconds(30))
        .holds("the photo is shown", () -> (boolean) shown.evaluate("i => i.naturalWidth > 0"));
    keep(shown, "photo-ready");
  }

  private Page window(int width) {
    Page page = chromium.window(node);
    page.setViewportSize(width, TALL);
    return page;
  }

  /** A picture of the page with that in sight, in as few bytes as can be. */
  private static void keep(Locator shown, String name) throws IOException {
    assertThat(shown).isVisible();
    shown.scrollIntoViewIfNeeded();
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(shown.page().screenshot()));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam smallest = writer.getDefaultWriteParam();
    smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    smallest.setCompressionQuality(0);
    Files.createDirectories(FOLDER);
    Path file = FOLDER.resolve(name + ".png");
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(seen, null, null), smallest);
    } finally {
      writer.dispose();
    }
  }
}
