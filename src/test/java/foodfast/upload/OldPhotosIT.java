package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.InContainer;
import foodfast.web.Sha256;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conversation's photos are kept for ninety days; then they go with their files. */
@ArquillianTest
class OldPhotosIT {
  private static final String CLOSED =
      "insert into conversation"
          + " (id, customer_id, customer_name, topic, state, waiting_since, closed_at, created_at, changed_at)"
          + " select ?, id, name, 'Old photos', 'CLOSED', now(), now(), now(), now() from account"
          + " where email = 'customer@demo.foodfast.test'";
  private static final String PHOTO =
      "insert into photo (id, owner_id, subject, subject_id, look, created_at)"
          + " values (?, ?, 'conversationId', ?, 0, now() - ? * interval '1 day')";

  @Inject UploadLifecycle lifecycle;
  @Inject Photos photos;
  private final UUID conversation = UUID.randomUUID();

  @Deployment
  static WebArchive archive() {
    return InContainer.archive();
  }

  @BeforeEach
  void aConversation() throws Exception {
    assertEquals(1, change(CLOSED, conversation));
  }

  @Test
  void theyGoAfterNinetyDaysAndNotBefore() throws Exception {
    Photos.File old = sentDaysAgo(91);
    Photos.File young = sentDaysAgo(89);
    String file = photos.name(old, "conversationId").orElseThrow();

    lifecycle.forget(Instant.now());

    assertFalse(photos.isOf(old.photo(), conversation));
    assertTrue(photos.name(old, "conversationId").isEmpty());
    assertEquals(0, change("delete from photo_file where sha256 = ?", file), "its file is gone");
    assertTrue(photos.bytes(young, "conversationId").isPresent());
  }

  private Photos.File sentDaysAgo(int days) throws Exception {
    UUID id = UUID.randomUUID();
    byte[] bytes = id.toString().getBytes(StandardCharsets.UTF_8);
    String sha256 = Sha256.hex(bytes);
    change(PHOTO, id, UUID.randomUUID(), conversation, days);
    change("insert into photo_file (sha256, bytes) values (?, ?)", sha256, bytes);
    change("insert into photo_rendition values (?, 320, 'webp', ?)", id, sha256);
    return new Photos.File(id, 320, "webp");
  }

  private static int change(String sql, Object... values) throws NamingException, SQLException {
    DataSource database = InitialContext.doLookup("jdbc/foodfast");
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
