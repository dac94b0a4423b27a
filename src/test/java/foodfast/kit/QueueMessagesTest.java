package foodfast.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A message is what the document says of its queue, or the suite complains. */
class QueueMessagesTest {
  private final Set<String> seen = new TreeSet<>();

  @Test
  void factsAndSignalsFit() {
    String fact = "{\"orderId\":\"" + UUID.randomUUID() + "\"}";
    assertNull(QueueMessages.misfit("foodfast.OrderPlaced", fact, seen));
    assertNull(QueueMessages.misfit("foodfast.signals", "announcements/all\n", seen));
    assertEquals(
        Set.of("foodfast.OrderPlaced message OrderPlaced", "foodfast.signals message Signal"),
        seen);
  }

  @Test
  void whatDoesNotFitIsTold() {
    assertNotNull(QueueMessages.misfit("foodfast.OrderPlaced", "{\"orderId\":7}", seen));
    assertNotNull(QueueMessages.misfit("foodfast.OrderPlaced", "{}", seen));
    assertNotNull(QueueMessages.misfit("foodfast.OrderPlaced", "no JSON", seen));
    assertNotNull(QueueMessages.misfit("foodfast.signals", "no topic", seen));
    assertNotNull(QueueMessages.misfit("foodfast.elsewhere", "{}", seen));
    assertNotNull(QueueMessages.misfit(null, "{}", seen));
    assertEquals(Set.of(), seen);
  }
}
