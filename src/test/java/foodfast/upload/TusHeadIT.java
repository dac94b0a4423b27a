package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.Eventually;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import foodfast.kit.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HEAD: where was I? */
class TusHeadIT {
  private static final int PIECE = 256 << 10;

  private RestaurantApp restaurant;
  private String dish;

  @BeforeEach
  void aDish() {
    restaurant = RestaurantApp.logsIn(Platform.running().nodeA());
    dish = restaurant.addsDish("Tus head");
  }

  @Test
  void tellsOffsetLengthAndMetadata() {
    byte[] photo = Shots.photo(900, 900, 31);
    PhotoSending sending = restaurant.sends(dish, photo.length);
    sending.patch(0, Arrays.copyOf(photo, 7000)).expects(204);

    Answer told = sending.head().expects(200);

    assertEquals("7000", told.header("Upload-Offset"));
    assertEquals(Integer.toString(photo.length), told.header("Upload-Length"));
    assertEquals("no-store", told.header("Cache-Control"));
    assertEquals("1.0.0", told.header("Tus-Resumable"));
    assertTrue(told.header("Upload-Metadata").contains("filename ZGlzaC5qcGc="));
  }

  @Test
  void someoneElsesUploadIsNotThere() {
    PhotoSending sending = restaurant.sends(dish, 100);
    RestaurantApp other = RestaurantApp.logsIn(Platform.running().nodeA(), "restaurant2");
    PhotoSending.tus(other.door()).head(sending.path()).expects(404);
    PhotoSending.tus(other.door()).delete(sending.path()).isProblem(404);
    PhotoSending.tus(other.door())
        .with("Upload-Offset", "0")
        .send("PATCH", sending.path(), PhotoSending.BYTES, new byte[5])
        .isProblem(404);
    other.door().get(sending.path() + "/status").isProblem(404);
    other.door().get(sending.path() + "/events").isProblem(404);
    restaurant.door().head(sending.path()).expects(412);
  }

  @Test
  void makesADeadPatchLetGo() throws IOException {
    byte[] photo = Shots.photo(2400, 1800, 32);
    PhotoSending sending = restaurant.sends(dish, photo.length);
    try (Wire dead = sending.hangs(photo, 0, PIECE + (64 << 10))) {
      Eventually.within(Duration.ofSeconds(30))
          .holds("a piece is kept", () -> sending.status().getInt("offset") >= PIECE);

      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> answerOf(dead));
      long offset = sending.offset();
      byte[] rest = Arrays.copyOfRange(photo, (int) offset, photo.length);
      sending.patch(offset, Arrays.copyOf(rest, 2000)).expects(204);
      assertFalse(heard.isDone(), "the dead one still hangs");

      dead.send(new byte[PIECE]);
      assertEquals(423, heard.join());
      assertEquals(offset + 2000, sending.offset());
    }
    sending.goesOn(photo);
    sending.endsAs("READY");
  }

  private static int answerOf(Wire wire) {
    try {
      return wire.readHead();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
