package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import foodfast.kit.Node;
import foodfast.kit.Platform;
import org.junit.jupiter.api.Test;

/** A node comes up ready, survives being killed, and its sibling isn't bothered. */
class NodeLifeIT {
  @Test
  void aKilledNodeComesBack() {
    Node a = Platform.running().nodeA();
    Node b = Platform.running().nodeB();
    assertEquals(200, b.health("live"));

    b.kill();

    assertFalse(b.isRunning());
    assertEquals(0, b.health("live"));
    assertEquals(200, a.health("ready"));
    b.start();
    assertEquals(200, b.health("started"));
  }
}
