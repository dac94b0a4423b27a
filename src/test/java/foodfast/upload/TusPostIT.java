package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Shots;
import foodfast.kit.Wire;
import java.io.IOException;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** POST: an upload begins, with or without its first bytes. */
class TusPostIT {
  private static final String DOOR = PhotoSending.DOOR;
  private static final int ELEVEN_MB = 11 << 20;

  private RestaurantApp restaurant;
  private String dish;

  @BeforeEach
  void aDish() {
    restaurant = RestaurantApp.logsIn(Platform.running().nodeA());
    dish = restaurant.addsDish("Tus post");
  }

  @Test
  void begins() {
    Answer created = announce(100).send("POST", DOOR).expects(201);

    assertTrue(created.header("Location").startsWith(DOOR + "/"), created.header("Location"));
    assertEquals("1.0.0", created.header("Tus-Resumable"));
    ZonedDateTime expires =
        ZonedDateTime.parse(created.header("Upload-Expires"), DateTimeFormatter.RFC_1123_DATE_TIME);
    assertTrue(expires.isAfter(ZonedDateTime.now().plusHours(23)));
    assertTrue(restaurant.dish(dish).getBoolean("photoPending"));
  }

  @Test
  void takesTheFirstBytesAtOnce() {
    byte[] photo = Shots.photo(900, 900, 21);
    byte[] first = Arrays.copyOf(photo, 5000);

    Answer created = announce(photo.length).send("POST", DOOR, PhotoSending.BYTES, first);

    created.expects(201);
    assertEquals("5000", created.header("Upload-Offset"));
    String status = created.header("Location") + "/status";
    assertEquals(5000, restaurant.door().get(status).expects(200).json().getInt("offset"));
  }

  @Test
  void takesAWholePhotoAtOnce() {
    byte[] photo = Shots.photo(900, 900, 22);
    Answer created = announce(photo.length).send("POST", DOOR, PhotoSending.BYTES, photo);
    assertEquals(Integer.toString(photo.length), created.expects(201).header("Upload-Offset"));
  }

  @Test
  void repeatedWithItsKeyBeginsOnce() {
    Door door = announce(100).with("Idempotency-Key", UUID.randomUUID().toString());
    Answer first = door.send("POST", DOOR).expects(201);
    Answer second = door.send("POST", DOOR).expects(201);
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals("true", second.header("Idempotency-Replayed"));
  }

  @Test
  void repeatedWithItsBytesTakesThemOnce() {
    byte[] photo = Shots.photo(900, 900, 23);
    byte[] first = Arrays.copyOf(photo, 5000);
    Door door = announce(photo.length).with("Idempotency-Key", UUID.randomUUID().toString());
    Answer created = door.send("POST", DOOR, PhotoSending.BYTES, first).expects(201);

    Answer again = door.send("POST", DOOR, PhotoSending.BYTES, first).expects(201);

    assertEquals(created.header("Location"), again.header("Location"));
    assertEquals("5000", again.header("Upload-Offset"));
    assertEquals("true", again.header("Idempotency-Replayed"));
    PhotoSending sending = restaurant.upload(created.header("Location"));
    sending.goesOn(photo);
    sending.endsAs("READY");
  }

  @Test
  void withoutAPlaceForItsBytesItBeginsAllTheSame() throws SQLException {
    byte[] photo = Shots.photo(900, 900, 24);
    try (DeadPatches dead = new DeadPatches()) {
      for (int i = 0; i < ReceiveBytes.AT_ONCE; i++) {
        dead.hang(restaurant.sends(dish, 1000));
      }
      dead.awaitSlots(ReceiveBytes.AT_ONCE);
      restaurant.sends(dish, photo.length).patch(0, photo).isProblem(503, "busy");

      Answer created = announce(photo.length).send("POST", DOOR, PhotoSending.BYTES, photo);

      assertEquals("0", created.expects(201).header("Upload-Offset"));
    }
  }

  @Test
  void refusesWhatItCannotKeep() {
    announce(ELEVEN_MB).send("POST", DOOR).isProblem(413);
    door().with("Upload-Length", "-1").send("POST", DOOR).isProblem(400);
    door().with("Upload-Length", "many").send("POST", DOOR).isProblem(400);
    door().send("POST", DOOR).isProblem(400);
    door().with("Upload-Length", "5").send("POST", DOOR).isProblem(400);
    door()
        .with("Upload-Length", "5")
        .with("Upload-Metadata", "menuItemId ***")
        .send("POST", DOOR)
        .isProblem(400);
    Map<String, String> nowhere = Map.of("menuItemId", UUID.randomUUID().toString());
    door()
        .with("Upload-Length", "5")
        .with("Upload-Metadata", PhotoSending.metadata(nowhere))
        .send("POST", DOOR)
        .isProblem(404);
  }

  @Test
  void refusesElevenMegabytesBeforeItReadsThem() throws IOException {
    try (Wire wire = new Wire(Platform.running().nodeA().url(), 0)) {
      wire.send(
          "POST /api/uploads HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\n"
              + "Upload-Length: 11534336\r\nContent-Length: 11534336\r\nUpload-Metadata: "
              + PhotoSending.metadata(Map.of("menuItemId", dish))
              + "\r\nContent-Type: application/offset+octet-stream\r\nAuthorization: Bearer "
              + restaurant.session().accessToken()
              + "\r\n\r\n");
      assertEquals(413, wire.readHead(), "not a byte of the body was sent");
      assertEquals("1.0.0", wire.header("Tus-Resumable", ""));
    }
    assertFalse(restaurant.dish(dish).getBoolean("photoPending"));
  }

  @Test
  void otherVersionsHearWhichOneIsSpoken() {
    Answer refused = restaurant.door().with("Tus-Resumable", "0.2.2").send("POST", DOOR);
    refused.isProblem(412);
    assertEquals("1.0.0", refused.header("Tus-Version"));
    restaurant.door().send("POST", DOOR).isProblem(412);
  }

  @Test
  void aDishGetsPhotosFromItsOwnKitchenAlone() {
    Node node = Platform.running().nodeA();
    PhotoSending.tus(node.door()).send("POST", DOOR).isProblem(401);
    PhotoSending.tus(DriverApp.logsIn(node).door()).send("POST", DOOR).isProblem(403);
    for (Session other :
        List.of(
            CustomerApp.registers(node).session(),
            AgentApp.joins(node, "Anna").session(),
            RestaurantApp.logsIn(node, "restaurant2").session())) {
      PhotoSending.announce(other, dish, 100).send("POST", DOOR).isProblem(404, "not-found");
    }
  }

  private Door door() {
    return PhotoSending.tus(restaurant.door());
  }

  private Door announce(long length) {
    return PhotoSending.announce(restaurant.session(), dish, length);
  }
}
