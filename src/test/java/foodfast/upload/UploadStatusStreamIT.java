package foodfast.upload;

import foodfast.kit.EventStream;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import foodfast.kit.Tables;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream of an upload ends when the upload does, whatever signal or answer was lost. */
class UploadStatusStreamIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Platform platform = Platform.running();
  private RestaurantApp restaurant;
  private String dish;

  @BeforeEach
  void aDish() {
    restaurant = RestaurantApp.logsIn(platform.nodeA());
    dish = restaurant.addsDish("Streamed");
  }

  @Test
  void whoseSignalWasLostIsGoneAllTheSame() {
    PhotoSending sending = restaurant.sends(dish, 1000);
    try (EventStream events = sending.watches()) {
      events.await("its status", event -> event.isNamed("status"), SOON);
      new Tables(platform.database())
          .change("delete from upload where id = ?", UUID.fromString(sending.id()));
      events.await("that it is gone", event -> event.isNamed("gone"), SOON);
      events.awaitEnd(SOON);
    }
  }

  @Test
  void whoComesBackWithTheLastVersionHearsTheEnd() {
    PhotoSending sending = restaurant.sends(dish, Shots.photo(900, 900, 77));
    String last = Integer.toString(sending.endsAs("READY").getInt("version"));
    String path = sending.path() + "/events";
    String token = restaurant.session().accessToken();
    try (EventStream events = EventStream.open(platform.nodeA(), path, token, last)) {
      events.await("its status", event -> event.isNamed("status"), SOON);
      events.awaitEnd(SOON);
    }
  }
}
