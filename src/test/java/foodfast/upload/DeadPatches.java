package foodfast.upload;

import foodfast.kit.Eventually;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.Wire;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** PATCHes of one byte that hang on dead lines, until they are closed. */
final class DeadPatches implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] FILE = new byte[1000];

  private final Platform platform = Platform.running();
  private final List<Wire> lines = new ArrayList<>();

  /** One more, which has got its lease. */
  void hang(PhotoSending sending) throws SQLException {
    long before = fence(sending);
    lines.add(sending.hangs(FILE, 0, 1));
    Eventually.within(PATIENCE).holds("the fence is up", () -> fence(sending) > before);
  }

  /** Waits until the node counts so many uploads that receive bytes. */
  void awaitSlots(int taken) {
    Eventually.within(PATIENCE)
        .see(
            "slots taken",
            () -> platform.nodeA().metric("foodfast_uploads_receiving"),
            count -> count == taken);
  }

  /** Cuts the lines and waits until the node has noticed. */
  @Override
  public void close() {
    lines.forEach(Wire::close);
    awaitSlots(0);
  }

  private long fence(PhotoSending sending) throws SQLException {
    try (Connection database = platform.database().connect();
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery("select fence from upload where id = '" + sending.id() + "'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
