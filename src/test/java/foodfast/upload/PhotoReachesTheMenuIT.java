package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Event;
import foodfast.kit.EventStream;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import foodfast.picture.Samples;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A photo's way, seen by poll and by stream from either node, up to the customers. */
class PhotoReachesTheMenuIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Platform platform = Platform.running();
  private RestaurantApp restaurant;
  private String dish;

  @BeforeEach
  void aDish() {
    restaurant = RestaurantApp.logsIn(platform.nodeA());
    dish = restaurant.addsDish("Photographed");
  }

  @Test
  void bytesAndStepsAreOneTimelineOnTheStream() {
    byte[] photo = Shots.photo(2400, 1800, 71);
    PhotoSending sending = restaurant.sends(dish, photo.length);
    try (EventStream events = sending.at(platform.nodeB()).watches()) {
      sending.patch(0, Arrays.copyOf(photo, photo.length / 2)).expects(204);
      events.await(
          "half the bytes",
          event -> event.isNamed("status") && event.json().getInt("offset") == photo.length / 2,
          SOON);
      restaurant.publishes(dish).isProblem(409, "photo-not-ready");
      sending.goesOn(photo);
      events.awaitEnd(SOON);

      List<Event> told = events.events("status");
      JsonObject last = told.get(told.size() - 1).json();
      assertEquals("READY", last.getString("state"));
      assertEquals(100, last.getInt("percent"));
      List<String> steps =
          last.getJsonArray("steps").stream()
              .map(step -> step.asJsonObject().getString("step"))
              .toList();
      assertEquals(
          List.of("RECEIVED", "CHECKED", "DECODED", "RESIZED", "JUDGED", "COMPRESSED", "STORED"),
          steps);
      int before = 0;
      for (Event event : told) {
        assertTrue(event.json().getInt("percent") >= before, told.toString());
        before = event.json().getInt("percent");
      }
    }
  }

  @Test
  void aPollThatSleepsOnTheOtherNodeWakes() {
    byte[] photo = Shots.photo(900, 900, 72);
    PhotoSending sending = restaurant.sends(dish, photo.length);
    PhotoSending elsewhere = sending.at(platform.nodeB());
    Answer first = elsewhere.asksStatus().expects(200);
    assertEquals("\"v" + first.json().getInt("version") + "\"", first.etag());
    var knows = elsewhere.door().with("If-None-Match", first.etag());
    knows.get(sending.path() + "/status").expects(304);

    CompletableFuture<Answer> sleeping =
        knows.with("Prefer", "wait=30").getLater(sending.path() + "/status");
    sending.patch(0, photo).expects(204);

    Answer woken = sleeping.join().expects(200);
    assertEquals("wait=30", woken.header("Preference-Applied"));
    assertTrue(woken.json().getInt("version") > first.json().getInt("version"));
    String ended = sending.ends().getString("state");
    assertEquals("READY", ended);
    assertEquals("", sending.asksStatus().header("Retry-After"));
  }

  @Test
  void customersSeeWhatIsPublished() throws Exception {
    JsonObject end = restaurant.sends(dish, Shots.photo(2000, 1500, 73)).endsAs("READY");
    assertEquals(0, end.getJsonArray("reasons").size(), end.toString());
    CustomerApp customer = CustomerApp.registers(platform.nodeB());
    assertFalse(isOnTheMenu(customer));

    restaurant.publishes(dish).expects(200);

    assertTrue(isOnTheMenu(customer));
    JsonObject photo = restaurant.dish(dish).getJsonObject("photo");
    for (int width : new int[] {320, 800, 1600}) {
      JsonObject files = photo.getJsonObject(Integer.toString(width));
      HttpResponse<byte[]> jpeg = fetch(files.getString("jpg"));
      assertEquals("image/jpeg", jpeg.headers().firstValue("Content-Type").orElse(""));
      assertEquals(
          "public, max-age=31536000, immutable",
          jpeg.headers().firstValue("Cache-Control").orElse(""));
      assertEquals(width, picture(jpeg.body()).getWidth());
      assertFalse(new String(jpeg.body(), "ISO-8859-1").contains("Exif"));
      HttpResponse<byte[]> webp = fetch(files.getString("webp"));
      assertEquals("image/webp", webp.headers().firstValue("Content-Type").orElse(""));
      assertEquals("WEBP", new String(webp.body(), 8, 4, "ISO-8859-1"));
      assertTrue(webp.body().length < jpeg.body().length);
    }
    Answer again = platform.nodeB().door().get(photo.getJsonObject("320").getString("jpg"));
    platform
        .nodeB()
        .door()
        .with("If-None-Match", again.etag())
        .get(photo.getJsonObject("320").getString("jpg"))
        .expects(304);
    platform.nodeA().door().get("/photos/" + dish + "/320.jpg").isProblem(404);
    platform.nodeA().door().get("/photos/../api/uploads").expects(400, 401, 404);
  }

  @Test
  void aTurnedCameraIsTurnedBack() throws Exception {
    JsonObject end = restaurant.sends(dish, Shots.held(6, 1600, 1200)).endsAs("READY");
    BufferedImage upright = fetched(end, "800");
    assertEquals(800, upright.getWidth());
    assertEquals(1067, upright.getHeight());
    assertTrue(new Color(upright.getRGB(400, 200)).getRed() > 150, "the left half is up now");
    assertTrue(new Color(upright.getRGB(400, 900)).getBlue() > 150);
  }

  @Test
  void printersInksBecomeScreenColours() throws Exception {
    JsonObject end = restaurant.sends(dish, Shots.cmyk(1600, 1200)).endsAs("READY");
    BufferedImage screen = fetched(end, "800");
    Color left = new Color(screen.getRGB(10, 10));
    Color right = new Color(screen.getRGB(790, 10));
    assertTrue(left.getRed() > 140, left.toString());
    assertTrue(right.getRed() < left.getRed() - 60, right + " where more cyan was");
  }

  @Test
  void coloursAreThoseTheProfileMeans() throws Exception {
    for (byte[] file : List.of(Samples.webpInP3(), Samples.movingPngInP3())) {
      JsonObject end = restaurant.sends(dish, file).endsAs("READY");
      BufferedImage shown = fetched(end, "320");
      for (int i = 0; i < 8; i++) {
        Color seen = new Color(shown.getRGB(20 + 40 * i, 136));
        Color meant = Samples.COLORS.get(i);
        assertTrue(Math.abs(seen.getRed() - meant.getRed()) < 15, seen + " for " + meant);
        assertTrue(Math.abs(seen.getGreen() - meant.getGreen()) < 15, seen + " for " + meant);
        assertTrue(Math.abs(seen.getBlue() - meant.getBlue()) < 15, seen + " for " + meant);
      }
      assertEquals(file[0] != 'R', PhotoSending.isTold(end, "ANIMATED"), "the PNG moves");
    }
  }

  @Test
  void sixteenBitsBecomeEight() throws Exception {
    JsonObject end = restaurant.sends(dish, Shots.deepPng(1000, 900)).endsAs("READY");
    Color corner = new Color(fetched(end, "800").getRGB(780, 10));
    assertTrue(corner.getGreen() > 225 && corner.getBlue() < 40, corner.toString());
    assertTrue(Math.abs(corner.getRed() - 148) < 25, corner.toString());
  }

  @Test
  void whatPhonesPutBehindAPictureIsDropped() throws Exception {
    JsonObject end = restaurant.sends(dish, Shots.withPictureBehind()).endsAs("READY");
    assertEquals(800, fetched(end, "800").getWidth());
  }

  @Test
  void aLaterPhotoWinsWhicheverIsReadyFirst() {
    byte[] early = Shots.photo(900, 900, 74);
    PhotoSending first = restaurant.sends(dish, early.length);
    JsonObject second = restaurant.sends(dish, Shots.photo(900, 900, 75)).endsAs("READY");
    assertFalse(restaurant.dish(dish).getBoolean("photoPending"), "the first is overtaken");

    first.patch(0, early).expects(204);
    first.endsAs("READY");

    assertEquals(second.getJsonObject("photo"), restaurant.dish(dish).getJsonObject("photo"));
    assertFalse(restaurant.dish(dish).getBoolean("photoPending"));
  }

  @Test
  void anUploadThatWasLeftBehindHoldsNothingUp() {
    PhotoSending abandoned = restaurant.sends(dish, 100_000);
    restaurant.sends(dish, Shots.photo(900, 900, 76)).endsAs("READY");
    restaurant.publishes(dish).expects(200);

    PhotoSending later = restaurant.sends(dish, 100_000);
    abandoned.delete().expects(204);
    restaurant.publishes(dish).isProblem(409, "photo-not-ready");
    later.delete().expects(204);
    restaurant.publishes(dish).expects(200);
  }

  @Test
  void aPhotoIsKeptFromItsReplacementOn() throws Exception {
    restaurant.sends(dish, Shots.photo(900, 900, 78)).endsAs("READY");
    restaurant.sends(dish, Shots.photo(900, 900, 79)).endsAs("READY");
    try (Connection database = platform.database().connect();
        Statement statement = database.createStatement();
        ResultSet photos =
            statement.executeQuery(
                "select p.replaced_at is not null, m.photo_id = p.id from photo p"
                    + " join menu_item m on m.id = p.menu_item_id where m.id = '"
                    + dish
                    + "' order by p.created_at")) {
      assertTrue(photos.next() && photos.getBoolean(1) && !photos.getBoolean(2), "the first");
      assertTrue(photos.next() && !photos.getBoolean(1) && photos.getBoolean(2), "the second");
    }
  }

  @Test
  void aPhotoThatComesScanByScanIsTaken() throws Exception {
    JsonObject end = restaurant.sends(dish, Shots.progressive(1600, 1200)).endsAs("READY");
    assertEquals(800, fetched(end, "800").getWidth());
  }

  private boolean isOnTheMenu(CustomerApp customer) {
    return customer.menuOf(restaurant.id()).stream()
        .anyMatch(item -> item.getString("id").equals(dish) && item.containsKey("photo"));
  }

  private BufferedImage fetched(JsonObject end, String width) throws Exception {
    return picture(fetch(end.getJsonObject("photo").getJsonObject(width).getString("jpg")).body());
  }

  private static BufferedImage picture(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  private HttpResponse<byte[]> fetch(String path) throws Exception {
    URI address = platform.nodeB().url().resolve(path);
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(200, answer.statusCode());
    return answer;
  }
}
