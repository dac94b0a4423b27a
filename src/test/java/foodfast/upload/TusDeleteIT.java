package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Eventually;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DELETE, and the end that time brings: the dish is let go. */
class TusDeleteIT {
  private final Platform platform = Platform.running();
  private RestaurantApp restaurant;
  private String dish;
  private PhotoSending sending;
  private byte[] photo;

  @BeforeEach
  void anUpload() {
    restaurant = RestaurantApp.logsIn(platform.nodeA());
    dish = restaurant.addsDish("Tus delete");
    photo = Shots.photo(900, 900, 51);
    sending = restaurant.sends(dish, photo.length);
    sending.patch(0, Arrays.copyOf(photo, 3000)).expects(204);
  }

  @Test
  void nothingOfItStays() {
    restaurant.publishes(dish).isProblem(409, "photo-not-ready");

    sending.delete().expects(204);

    sending.head().expects(404);
    sending.patch(3000, new byte[10]).isProblem(404);
    sending.delete().isProblem(404);
    assertFalse(restaurant.dish(dish).getBoolean("photoPending"));
    restaurant.publishes(dish).expects(200);
  }

  @Test
  void whoWatchesHearsThatItIsGone() {
    try (var events = sending.watches()) {
      events.await("its status", event -> event.isNamed("status"), Duration.ofSeconds(30));
      sending.delete().expects(204);
      events.await("that it is gone", event -> event.isNamed("gone"), Duration.ofSeconds(30));
      events.awaitEnd(Duration.ofSeconds(30));
    }
  }

  @Test
  void whatIsLeftAloneExpires() throws SQLException {
    assertTrue(restaurant.dish(dish).getBoolean("photoPending"));
    try (Connection database = platform.database().connect();
        Statement statement = database.createStatement()) {
      statement.execute(
          "update upload set expires_at = now() - interval '1 second' where id = '"
              + sending.id()
              + "'");
    }
    sending.head().expects(404, 410);
    sending.patch(3000, new byte[10]).isRefused(404, 410);
    Eventually.within(Duration.ofSeconds(30))
        .holds("it is swept", () -> sending.head().status() == 404);
    assertFalse(restaurant.dish(dish).getBoolean("photoPending"));
  }
}
