package foodfast.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.account.Identity;
import foodfast.account.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what with a conversation while it waits, is held, is given back and is closed. */
class ConversationTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final Identity clara = somebody(Role.CUSTOMER);
  private final Identity anna = somebody(Role.AGENT);
  private final Identity bert = somebody(Role.AGENT);
  private final Conversation conversation = new Conversation(clara, "cold soup", null, NOW);

  private static Identity somebody(Role role) {
    return new Identity(UUID.randomUUID(), role, null, "name", null, UUID.randomUUID(), NOW);
  }

  @Test
  void waitsFirstAndItsCustomerMayWrite() {
    assertTrue(conversation.isWaiting());
    assertNotNull(conversation.writerRole(clara.account()));
    assertNull(conversation.writerRole(anna.account()));
    assertEquals(List.of(clara.account()), conversation.people());
  }

  @Test
  void isHeldByOneAgentAlone() {
    conversation.assignTo(anna.account(), "Anna", NOW);
    assertTrue(conversation.isHeldBy(anna));
    assertNotNull(conversation.writerRole(anna.account()));
    assertFalse(conversation.concerns(bert));
    assertEquals(List.of(clara.account(), anna.account()), conversation.people());
  }

  @Test
  void keepsItsPlaceAndRemembersWhoGaveItBack() {
    conversation.assignTo(anna.account(), "Anna", NOW);
    Instant later = NOW.plusSeconds(60);
    conversation.goBackToLine(later);
    assertTrue(conversation.isWaiting());
    assertEquals(NOW, conversation.waitingSince());
    assertEquals(anna.account(), conversation.returnedBy(later.minusSeconds(1)));
    assertNull(conversation.returnedBy(later));
  }

  @Test
  void whoClosedItMayNotWriteUntilTheCustomerDoes() {
    conversation.assignTo(anna.account(), "Anna", NOW);
    conversation.close(NOW);
    assertTrue(conversation.isClosed());
    assertTrue(conversation.concerns(anna));
    assertNull(conversation.writerRole(anna.account()));
    assertNotNull(conversation.writerRole(clara.account()));
  }

  @Test
  void waitsAnewOnceReopened() {
    conversation.assignTo(anna.account(), "Anna", NOW);
    conversation.goBackToLine(NOW);
    conversation.close(NOW);
    Instant later = NOW.plusSeconds(600);
    conversation.enterLine(later);
    assertEquals(later, conversation.waitingSince());
    assertNull(conversation.returnedBy(NOW.minusSeconds(1)));
    assertFalse(conversation.concerns(anna));
  }
}
