package foodfast.chat;

import foodfast.kit.Platform;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Nobody waits and nobody is at the desk: what each story of the chat begins with. */
public final class ChatFloor {
  private ChatFloor() {}

  public static void clear() {
    run("update chat_agent set available = false");
    run("update conversation set state = 'CLOSED', place = null where state <> 'CLOSED'");
  }

  public static void run(String sql) {
    try (Connection connection = Platform.running().database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
