package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PATCH: more bytes. */
class TusPatchIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private RestaurantApp restaurant;
  private String dish;
  private byte[] photo;
  private PhotoSending sending;

  @BeforeEach
  void anUpload() {
    restaurant = RestaurantApp.logsIn(Platform.running().nodeA());
    dish = restaurant.addsDish("Tus patch");
    photo = Shots.photo(1000, 900, 41);
    sending = restaurant.sends(dish, photo.length);
  }

  @Test
  void goesOnAtTheOffset() {
    Answer first = sending.patch(0, Arrays.copyOf(photo, 11_000)).expects(204);
    assertEquals("11000", first.header("Upload-Offset"));
    assertEquals("1.0.0", first.header("Tus-Resumable"));
    assertTrue(!first.header("Upload-Expires").isEmpty());

    Answer rest = sending.patch(11_000, Arrays.copyOfRange(photo, 11_000, photo.length));
    assertEquals(Integer.toString(photo.length), rest.expects(204).header("Upload-Offset"));
    sending.patch(photo.length, new byte[0]).expects(204);
    sending.endsAs("READY");
  }

  @Test
  void anotherOffsetIsAConflict() {
    sending.patch(0, Arrays.copyOf(photo, 500)).expects(204);
    assertEquals("500", sending.patch(0, new byte[10]).expects(409).header("Upload-Offset"));
    sending.patch(501, new byte[10]).isProblem(409);
    assertEquals(500, sending.offset());
  }

  @Test
  void anotherMediaTypeOrVersionIsRefused() {
    sending
        .door()
        .with("Upload-Offset", "0")
        .send("PATCH", sending.path(), "application/octet-stream", photo)
        .isProblem(415);
    restaurant
        .door()
        .with("Upload-Offset", "0")
        .send("PATCH", sending.path(), PhotoSending.BYTES, photo)
        .isProblem(412);
    sending.door().send("PATCH", sending.path(), PhotoSending.BYTES, photo).isProblem(400);
    assertEquals(0, sending.offset());
  }

  @Test
  void moreThanAnnouncedIsTooLarge() throws IOException {
    sending.patch(0, Arrays.copyOf(photo, photo.length + 1)).isProblem(413);
    PhotoSending small = restaurant.sends(dish, 1000);
    try (Wire wire = new Wire(Platform.running().nodeA().url(), 0)) {
      wire.send(
          "PATCH "
              + small.path()
              + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
              + "Content-Type: application/offset+octet-stream\r\n"
              + "Transfer-Encoding: chunked\r\nAuthorization: Bearer "
              + restaurant.session().accessToken()
              + "\r\n\r\n7d0\r\n");
      wire.send(Arrays.copyOf(photo, 2000));
      wire.send("\r\n0\r\n\r\n");
      assertEquals(413, wire.readHead());
    }
    assertEquals(0, small.offset());
    assertEquals(0, sending.offset());
  }

  @Test
  void aRightChecksumCountsAWrongOneDiscardsAll() throws GeneralSecurityException {
    byte[] half = Arrays.copyOf(photo, photo.length / 2);
    checked("sha1", "SHA-1", half, 0).expects(204);
    assertEquals(half.length, sending.offset());

    byte[] rest = Arrays.copyOfRange(photo, half.length, photo.length);
    byte[] flipped = rest.clone();
    flipped[100] ^= 1;
    String sum = sum("SHA-256", rest);
    Answer wrong = patchWith("sha256 " + sum, flipped, half.length);
    wrong.isProblem(460);
    assertEquals(half.length, sending.offset());

    patchWith("crc99 " + sum, rest, half.length).isProblem(400);
    checked("sha256", "SHA-256", rest, half.length).expects(204);
    sending.endsAs("READY");
  }

  @Test
  void ofTwoAtOnceOneWins() {
    for (int round = 0; round < 5; round++) {
      PhotoSending contested = restaurant.sends(dish, photo.length);
      List<CompletableFuture<Answer>> both =
          List.of(contested.patchLater(0, photo), contested.patchLater(0, photo));
      List<Integer> statuses =
          both.stream().map(answer -> answer.join().status()).sorted().toList();
      assertEquals(204, statuses.get(0), statuses.toString());
      assertTrue(List.of(409, 423).contains(statuses.get(1)), statuses.toString());
      contested.endsAs("READY");
    }
  }

  @Test
  void worksBehindProxiesThatKnowNoPatch() {
    sending
        .door()
        .with("X-HTTP-Method-Override", "PATCH")
        .with("Upload-Offset", "0")
        .send("POST", sending.path(), PhotoSending.BYTES, Arrays.copyOf(photo, 300))
        .expects(204);
    assertEquals(300, sending.offset());
  }

  @Test
  void itsSessionsEndEndsAPatchAndWhatCameIsKept() throws IOException {
    RestaurantApp tablet = RestaurantApp.logsIn(Platform.running().nodeA());
    PhotoSending large = restaurant.sends(dish, 10_000_000);
    ScheduledExecutorService line = Executors.newSingleThreadScheduledExecutor();
    try (Wire wire = new Wire(Platform.running().nodeA().url(), 0)) {
      wire.send(
          "PATCH "
              + large.path()
              + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
              + "Content-Type: application/offset+octet-stream\r\nContent-Length: 10000000\r\n"
              + "Authorization: Bearer "
              + tablet.session().accessToken()
              + "\r\n\r\n");
      wire.send(photo);
      line.scheduleAtFixedRate(() -> trickle(wire, photo), 20, 20, TimeUnit.MILLISECONDS);
      Eventually.within(SOON).see("kept", large::status, s -> s.getInt("offset") > 0);
      tablet.door().delete("/api/sessions/current").expects(204);
      assertEquals(401, wire.readHead());
    } finally {
      line.shutdownNow();
    }
    long kept = large.offset();
    assertTrue(kept > 0 && kept < 10_000_000, kept + " bytes");
    large.patch(kept, new byte[10]).expects(204);
  }

  private static void trickle(Wire wire, byte[] bytes) {
    try {
      wire.send(Arrays.copyOf(bytes, 2_000));
    } catch (IOException hungUp) {
      throw new UncheckedIOException(hungUp);
    }
  }

  @Test
  void deadOnesOfOneUploadTakeOnePlaceTogether() throws SQLException {
    PhotoSending flaky = restaurant.sends(dish, 1000);
    RestaurantApp other = RestaurantApp.logsIn(Platform.running().nodeA(), "restaurant2");
    PhotoSending living = other.sends(other.addsDish("Tus patch"), photo.length);
    try (DeadPatches dead = new DeadPatches()) {
      for (int i = 0; i < ReceiveBytes.AT_ONCE; i++) {
        dead.hang(flaky);
      }
      dead.awaitSlots(1);
      living.patch(0, photo).expects(204);
    }
  }

  private Answer checked(String name, String algorithm, byte[] bytes, long offset)
      throws GeneralSecurityException {
    return patchWith(name + " " + sum(algorithm, bytes), bytes, offset);
  }

  private Answer patchWith(String checksum, byte[] bytes, long offset) {
    return sending
        .door()
        .with("Upload-Checksum", checksum)
        .with("Upload-Offset", Long.toString(offset))
        .send("PATCH", sending.path(), PhotoSending.BYTES, bytes);
  }

  private static String sum(String algorithm, byte[] bytes) throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
  }
}
