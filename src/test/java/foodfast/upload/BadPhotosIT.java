package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are no photo, or a bad one: each ends with its reason, and the dish is let go. */
class BadPhotosIT {
  private final Platform platform = Platform.running();
  private RestaurantApp restaurant;
  private String dish;

  @BeforeEach
  void aDish() {
    restaurant = RestaurantApp.logsIn(platform.nodeA());
    dish = restaurant.addsDish("Bad photos");
  }

  @Test
  void otherTypesAreToldByTheirFirstBytes() {
    byte[] text = "this is no photo, whatever its name says".getBytes(StandardCharsets.UTF_8);
    for (byte[] file : new byte[][] {text, Shots.gif()}) {
      PhotoSending sending = restaurant.sends(dish, file.length);
      sending.patch(0, file).isProblem(415, "unsupported-type");
      assertTrue(PhotoSending.isTold(sending.endsAs("REJECTED"), "UNSUPPORTED_TYPE"));
      sending.patch(0, file).isProblem(410);
      sending.head().expects(410);
    }
    assertFalse(restaurant.dish(dish).getBoolean("photoPending"));
  }

  @Test
  void photosThatPhonesTakeAndBrowsersDoNotShowAreNamed() {
    Map<String, String> brands = Map.of("heic", "HEIC", "mif1", "HEIC", "avif", "AVIF");
    brands.forEach(
        (brand, name) -> {
          String beginning = "\0\0\0\30ftyp" + brand + "\0\0\0\0" + brand + "miaf";
          byte[] file = Arrays.copyOf(beginning.getBytes(StandardCharsets.US_ASCII), 4000);
          PhotoSending sending = restaurant.sends(dish, file.length);
          Answer refused = sending.patch(0, file);
          refused.isProblem(415, "unsupported-type");
          assertTrue(refused.json().getString("detail").contains(name), refused.toString());
          assertTrue(PhotoSending.isTold(sending.endsAs("REJECTED"), name));
        });
  }

  @Test
  void aCreationWithTheWrongBytesStillSaysWhereToReadWhy() {
    byte[] text = "neither is this one, not by any means".getBytes(StandardCharsets.UTF_8);
    var refused =
        PhotoSending.announce(restaurant.session(), dish, text.length)
            .send("POST", PhotoSending.DOOR, PhotoSending.BYTES, text);
    refused.isProblem(415);
    String status = refused.header("Location") + "/status";
    assertEquals("REJECTED", restaurant.door().get(status).json().getString("state"));
  }

  @Test
  void aZeroByteFile() {
    rejects(restaurant.sends(dish, 0), "EMPTY_FILE");
  }

  @Test
  void aTruncatedJpeg() {
    rejects(restaurant.sends(dish, Shots.truncated()), "TRUNCATED");
    byte[] photo = Shots.photo(900, 900, 67);
    restaurant.sends(dish, Arrays.copyOf(photo, photo.length - 2)).endsAs("READY");
  }

  @Test
  void aPageBehindThePicture() {
    rejects(restaurant.sends(dish, Shots.withPageBehind()), "HIDDEN_CONTENT");
  }

  @Test
  void aBombOfPixels() {
    rejects(restaurant.sends(dish, Shots.pngBomb()), "TOO_MANY_PIXELS");
  }

  @Test
  void anExifWithoutEnd() {
    JsonObject end = rejects(restaurant.sends(dish, Shots.pngWithEndlessExif()), "TRUNCATED");
    assertFalse(end.getJsonArray("steps").toString().contains("RETRIED"), end.toString());
  }

  @Test
  void aThousandScans() {
    rejects(restaurant.sends(dish, Shots.manyScans(1000)), "DAMAGED");
  }

  @Test
  void tooSmallOrTooLong() {
    rejects(restaurant.sends(dish, Shots.photo(799, 1200, 61)), "TOO_SMALL");
    rejects(restaurant.sends(dish, Shots.photo(4000, 810, 62)), "TOO_NARROW");
  }

  @Test
  void noiseWithAPhotosBeginning() {
    byte[] noise = Arrays.copyOf(Shots.photo(900, 900, 63), 4000);
    new java.util.Random(1).nextBytes(noise);
    noise[0] = (byte) 0xff;
    noise[1] = (byte) 0xd8;
    noise[2] = (byte) 0xff;
    rejects(restaurant.sends(dish, noise), "DAMAGED");
  }

  @Test
  void doubtsAreToldAndThePhotoIsTaken() {
    PhotoSending soft = restaurant.sends(dish, Shots.blurred(1200, 900));
    assertTrue(PhotoSending.isTold(soft.endsAs("READY"), "BLURRY"));
  }

  @Test
  void aDishThatLooksLikeAnotherIsNoticed() {
    byte[] photo = Shots.photo(1200, 900, 64);
    restaurant.sends(dish, photo).endsAs("READY");
    String other = restaurant.addsDish("The same again");
    JsonObject end = restaurant.sends(other, photo).endsAs("READY");
    assertTrue(PhotoSending.isTold(end, "NEAR_DUPLICATE"), end.toString());
  }

  @Test
  void onePhotoThatKillsItsWorkersIsGivenUp() throws SQLException {
    byte[] photo = Shots.photo(900, 900, 65);
    PhotoSending sending = restaurant.sends(dish, photo.length);
    sending.patch(0, Arrays.copyOf(photo, 5000)).expects(204);
    try (Connection database = platform.database().connect();
        Statement statement = database.createStatement()) {
      statement.execute("update upload set attempt = 5 where id = '" + sending.id() + "'");
    }
    sending.goesOn(photo);
    assertTrue(PhotoSending.isTold(sending.endsAs("FAILED"), "PROCESSING_FAILED"));
    assertFalse(restaurant.dish(dish).getBoolean("photoPending"));
  }

  @Test
  void anUploadWhoseMessageWasLostIsCalledAgain() throws SQLException {
    byte[] photo = Shots.photo(900, 900, 66);
    PhotoSending sending = restaurant.sends(dish, photo.length);
    sending.patch(0, Arrays.copyOf(photo, photo.length / 2)).expects(204);
    try (Connection database = platform.database().connect();
        Statement statement = database.createStatement()) {
      statement.execute(
          "update upload set state = 'QUEUED', received = length,"
              + " touched_at = now() - interval '3 minutes' where id = '"
              + sending.id()
              + "'");
    }
    rejects(sending, "TRUNCATED");
  }

  private JsonObject rejects(PhotoSending sending, String why) {
    JsonObject end = sending.endsAs("REJECTED");
    assertTrue(PhotoSending.isTold(end, why), end.toString());
    assertEquals(1, end.getJsonArray("reasons").size());
    assertFalse(restaurant.dish(dish).getBoolean("photoPending"));
    assertFalse(restaurant.dish(dish).containsKey("photo"));
    return end;
  }
}
