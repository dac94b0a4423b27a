package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.Eventually;
import foodfast.kit.Figures;
import foodfast.kit.Node;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import foodfast.kit.Wire;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines that break and nodes that die: what came is kept, and in the end nothing is missing. */
class CutUploadsIT {
  private static final int CUTS = 20;
  private static final int LATE = 9;

  /** A piece, and what the server itself reads at once. */
  private static final int NOT_YET_KEPT = (256 << 10) + (32 << 10);

  private final Platform platform = Platform.running();
  private RestaurantApp restaurant;

  @BeforeEach
  void someone() {
    restaurant = RestaurantApp.logsIn(platform.nodeA());
  }

  @Test
  void twentyCutsAtRandomOffsetsOnTwoNodes() throws SQLException {
    byte[] photo = Shots.large(81);
    PhotoSending sending = restaurant.sends(restaurant.addsDish("Cut often"), photo.length);
    Random random = new Random(81);
    long offset = 0;
    long sent = 0;
    for (int cut = 0; cut < CUTS; cut++) {
      PhotoSending here = sending.at(cut % 2 == 0 ? platform.nodeA() : platform.nodeB());
      int some = random.nextInt((photo.length - (int) offset) / (CUTS - cut)) + 1;
      long before = fence(sending.id());
      Wire wire = here.hangs(photo, offset, some);
      Eventually.within(Duration.ofSeconds(20))
          .holds("the PATCH has begun", () -> fence(sending.id()) > before);
      awaitMost(here, offset + some);
      if (cut % 3 == 0) {
        wire.close();
      } else {
        wire.cut();
      }
      long now = sending.offset();
      assertTrue(now >= offset && now <= offset + some, now + " after " + some + " more");
      sent += some;
      offset = now;
    }
    Figures.tell("%d cuts: %d of %d sent bytes were kept", CUTS, offset, sent);
    assertArrayEquals(Arrays.copyOf(photo, (int) offset), kept(sending.id()));

    sending.at(platform.nodeB()).goesOn(photo);
    JsonObject cutOften = sending.endsAs("READY");
    JsonObject inOneGo = restaurant.sends(restaurant.addsDish("Cut never"), photo).endsAs("READY");
    assertEquals(tags(inOneGo), tags(cutOften), "files are named by their content");
  }

  @Test
  void aNodeKilledInTheMiddleOfAPatchAndOfProcessing() throws SQLException {
    Node victim = platform.nodeB();
    byte[] photo = Shots.large(83);
    PhotoSending patched = restaurant.sends(restaurant.addsDish("Killed early"), photo.length);
    int some = photo.length * 2 / 3;
    Wire wire = patched.at(victim).hangs(photo, 0, some);
    awaitMost(patched, some);
    List<PhotoSending> finished =
        IntStream.range(0, LATE)
            .mapToObj(name -> sendsAlmostAll("Killed late " + name, photo))
            .toList();
    finished.forEach(one -> one.goesOn(photo));
    try (Connection database = platform.database().connect()) {
      database.setAutoCommit(false);
      Eventually.within(Duration.ofSeconds(30))
          .holds(
              "every node is held at work",
              () -> heldInWork(database, finished) == platform.nodesAtWork());
      victim.kill();
    }
    wire.close();
    victim.start();

    long offset = patched.offset();
    Figures.tell("kill -9 in a PATCH: %d of %d sent bytes were kept", offset, some);
    assertTrue(offset > some - NOT_YET_KEPT);
    assertArrayEquals(Arrays.copyOf(photo, (int) offset), kept(patched.id()));
    patched.goesOn(photo);
    finished.forEach(one -> one.endsAs("READY"));
    long retried =
        finished.stream().filter(one -> one.status().toString().contains("RETRIED")).count();
    Figures.tell("kill -9 in processing: %d of %d photos taken up again", retried, LATE);
    assertEquals(1, retried);
    JsonObject inTwoGoes = patched.endsAs("READY");
    finished.forEach(one -> assertEquals(tags(inTwoGoes), tags(one.status())));
  }

  private PhotoSending sendsAlmostAll(String dish, byte[] photo) {
    PhotoSending sending = restaurant.sends(restaurant.addsDish(dish), photo.length);
    sending.patch(0, Arrays.copyOf(photo, photo.length - 1)).expects(204);
    return sending;
  }

  /**
   * Locks those that are being worked on, so that none of them gets to its next step; a node works
   * on one at a time.
   */
  private static int heldInWork(Connection database, List<PhotoSending> sendings)
      throws SQLException {
    database.rollback();
    try (PreparedStatement question =
        database.prepareStatement(
            "select id from upload where state = 'PROCESSING' and id = any (?) for update")) {
      question.setArray(
          1, database.createArrayOf("uuid", sendings.stream().map(PhotoSending::id).toArray()));
      int held = 0;
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          held++;
        }
      }
      return held;
    }
  }

  /** A server that waits for more may hold some bytes that are not yet kept. */
  private static void awaitMost(PhotoSending sending, long sent) {
    Eventually.within(Duration.ofSeconds(30))
        .holds("kept up to " + sent, () -> sending.status().getInt("offset") > sent - NOT_YET_KEPT);
  }

  /** Goes up with every PATCH that may begin, and with every HEAD. */
  private long fence(String upload) throws SQLException {
    try (Connection database = platform.database().connect();
        PreparedStatement question =
            database.prepareStatement("select fence from upload where id = ?")) {
      question.setObject(1, UUID.fromString(upload));
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private byte[] kept(String upload) throws SQLException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Connection database = platform.database().connect();
        PreparedStatement pieces =
            database.prepareStatement(
                "select bytes from upload_piece where upload_id = ? order by start")) {
      pieces.setObject(1, UUID.fromString(upload));
      try (ResultSet rows = pieces.executeQuery()) {
        while (rows.next()) {
          all.writeBytes(rows.getBytes(1));
        }
      }
    }
    return all.toByteArray();
  }

  private List<String> tags(JsonObject ready) {
    return ready.getJsonObject("photo").values().stream()
        .flatMap(files -> files.asJsonObject().values().stream())
        .map(path -> ((jakarta.json.JsonString) path).getString())
        .map(path -> platform.nodeA().door().head(path).expects(200))
        .map(Answer::etag)
        .toList();
  }
}
