package foodfast.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import foodfast.kit.Chromium;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A photo on its way to the menu, as a restaurant's person sees it, reload and bad file included.
 */
class MenuPhotoIT {
  private static final LocatorAssertions.HasAttributeOptions PATIENT =
      new LocatorAssertions.HasAttributeOptions().setTimeout(40_000);

  private static final String PENDING = "photoPending";

  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Node node;

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
  }

  @Test
  void aPhotoSurvivesAReloadIsPublishedAndCustomersSeeIt() {
    Page page = menu();
    Locator dish = addsDish(page);
    AtomicBoolean down = new AtomicBoolean(true);
    page.route(
        "**/api/uploads/*",
        route -> {
          if (down.get() && route.request().method().equals("PATCH")) {
            route.abort();
          } else {
            route.fallback();
          }
        });
    dish.getByTestId("choose-photo")
        .setInputFiles(new FilePayload("dish.jpg", "image/jpeg", Shots.photo(2000, 1500, 91)));
    assertThat(dish.getByTestId("photo-progress")).isVisible();
    assertThat(dish.getByTestId("publish")).isDisabled();
    awaitUpload(dish.getAttribute("data-id"));

    page.reload();
    dish = byId(page, dish.getAttribute("data-id"));
    assertThat(dish.getByTestId("photo-progress")).isVisible();
    dish.getByTestId("pause").click();
    assertThat(dish.getByTestId("photo-progress")).hasAttribute("data-state", "PAUSED");
    down.set(false);
    dish.getByTestId("resume").click();

    assertThat(dish.getByTestId("photo-end")).hasAttribute("data-state", "READY", PATIENT);
    assertThat(dish.getByTestId("dish-state")).hasText("Ready to publish");
    dish.getByTestId("publish").click();
    assertThat(dish.getByTestId("dish-state")).hasText("Published");

    Page customer = chromium.phone(node);
    customer.navigate("/login.html");
    customer.getByTestId("demo-customer").click();
    String restaurant = RestaurantApp.logsIn(node).id();
    customer.locator("[data-testid=restaurant-card][data-id='" + restaurant + "'] a").click();
    Locator photo =
        customer.locator(
            "[data-testid=menu-item][data-id='" + dish.getAttribute("data-id") + "'] img");
    photo.evaluate("image => image.scrollIntoView()"); // at once: the list may be drawn anew
    Eventually.within(Duration.ofSeconds(30))
        .holds(
            "WebP is shown",
            () ->
                photo.evaluate("i => i.naturalWidth && i.currentSrc").toString().endsWith("webp"));
    assertEquals(List.of(), chromium.complaints());
  }

  @Test
  void whatAColleagueChangedMeanwhileIsNotOverwrittenUnseen() {
    Page page = menu();
    String id = addsDish(page).getAttribute("data-id");
    byId(page, id).getByTestId("edit-dish").click();
    RestaurantApp.logsIn(node).reprices(id, 1490).expects(200);
    page.getByTestId("dish-description").fill("with bread");
    page.getByTestId("dish-save").click();
    assertThat(page.getByTestId("dish-dialog")).isHidden();
    assertThat(byId(page, id)).containsText("14.90");
    assertEquals(1490, RestaurantApp.logsIn(node).dish(id).getJsonObject("price").getInt("amount"));
  }

  @Test
  void aFileThatIsNoPhotoIsToldSoAtOnce() {
    Page page = menu();
    Locator dish = addsDish(page);
    byte[] text = "no photo at all, only its name says so".getBytes();
    dish.getByTestId("choose-photo").setInputFiles(new FilePayload("dish.jpg", "image/jpeg", text));
    assertThat(dish.getByTestId("photo-reason")).containsText("not a JPEG, PNG or WebP");
    assertThat(dish.getByTestId("publish")).isEnabled();
    dish.getByTestId("choose-photo")
        .setInputFiles(new FilePayload("small.jpg", "image/jpeg", Shots.photo(700, 900, 92)));
    assertThat(dish.locator("[data-code=TOO_SMALL]")).containsText("800 pixels");
  }

  @Test
  void aLostAnswerBeginsNoSecondUpload() {
    Page page = menu();
    Locator dish = addsDish(page);
    AtomicBoolean lost = new AtomicBoolean();
    page.route(
        "**/api/uploads",
        route -> {
          if (route.request().method().equals("POST") && lost.compareAndSet(false, true)) {
            route.fetch();
            route.abort();
          } else {
            route.fallback();
          }
        });
    dish.getByTestId("choose-photo").setInputFiles(photo("dish.jpg", 93));
    assertThat(dish.getByTestId("photo-end")).hasAttribute("data-state", "READY", PATIENT);
    assertTrue(lost.get());
    assertFalse(isInWork(dish.getAttribute("data-id")));
  }

  @Test
  void anotherFileTakesThePlaceOfAnUnfinishedOne() {
    Page page = menu();
    Locator dish = addsDish(page);
    String id = dish.getAttribute("data-id");
    RestaurantApp elsewhere = RestaurantApp.logsIn(node);
    elsewhere.sends(id, 100_000);
    page.reload();
    assertThat(dish.getByTestId("photo-progress")).hasAttribute("data-state", "STOPPED");

    dish.getByTestId("choose-photo").setInputFiles(photo("another.jpg", 94));

    assertThat(dish.getByTestId("photo-end")).hasAttribute("data-state", "READY", PATIENT);
    assertFalse(isInWork(id));
  }

  @Test
  void theSameFileGoesOnWithWhatAnotherDeviceBegan() {
    Page page = menu();
    Locator dish = addsDish(page);
    FilePayload file = photo("dish.jpg", 95);
    PhotoSending begun =
        RestaurantApp.logsIn(node).sends(dish.getAttribute("data-id"), file.buffer.length);
    begun.patch(0, Arrays.copyOf(file.buffer, 20_000)).expects(204);
    page.reload();
    assertThat(dish.getByTestId("photo-progress")).hasAttribute("data-state", "STOPPED");

    dish.getByTestId("choose-photo").setInputFiles(file);

    assertThat(dish.getByTestId("photo-end")).hasAttribute("data-state", "READY", PATIENT);
    begun.endsAs("READY");
  }

  @Test
  void whatIsCancelledBeforeItHasAnAddressIsGivenUpWithIt() {
    Page page = menu();
    Locator dish = addsDish(page);
    AtomicReference<Route> held = new AtomicReference<>();
    page.route(
        "**/api/uploads",
        route -> {
          if (route.request().method().equals("POST")) {
            held.set(route);
          } else {
            route.fallback();
          }
        });
    page.waitForRequest(
        "**/api/uploads",
        () -> dish.getByTestId("choose-photo").setInputFiles(photo("dish.jpg", 96)));
    dish.getByTestId("cancel-photo").click();
    assertThat(dish.getByTestId("photo-progress")).isHidden();

    page.waitForResponse(
        answer -> answer.request().method().equals("DELETE"), () -> held.get().resume());

    assertFalse(isInWork(dish.getAttribute("data-id")));
    assertFalse(RestaurantApp.logsIn(node).dish(dish.getAttribute("data-id")).getBoolean(PENDING));
  }

  private static FilePayload photo(String name, long seed) {
    return new FilePayload(name, "image/jpeg", Shots.photo(1200, 900, seed));
  }

  private static boolean isInWork(String dish) {
    return RestaurantApp.logsIn(node).door().get("/api/uploads?state=open").body().contains(dish);
  }

  private static void awaitUpload(String dish) {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    Eventually.within(Duration.ofSeconds(30))
        .holds("the upload is known", () -> restaurant.dish(dish).getBoolean(PENDING));
    assertTrue(isInWork(dish));
  }

  private static Page menu() {
    Page page = chromium.window(node);
    page.navigate("/login.html");
    page.getByTestId("demo-restaurant").click();
    assertThat(page.getByTestId("connection-light")).isVisible();
    page.navigate("/restaurant/menu.html");
    return page;
  }

  private static Locator addsDish(Page page) {
    String name = "Browser dish " + UUID.randomUUID().toString().substring(0, 8);
    page.getByTestId("add-dish").click();
    page.getByTestId("dish-name").fill(name);
    page.getByTestId("dish-price").fill("12.50");
    page.getByTestId("dish-save").click();
    Locator dish =
        page.getByTestId("own-dish").filter(new Locator.FilterOptions().setHasText(name));
    assertThat(dish).isVisible();
    return byId(page, dish.getAttribute("data-id"));
  }

  private static Locator byId(Page page, String id) {
    return page.locator("[data-testid=own-dish][data-id='" + id + "']");
  }
}
