package foodfast.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One place for each upload, left once, by the latest of its PATCHes. */
class PlacesTest {
  private static final UUID ONE = UUID.randomUUID();
  private final Places places = new Places(2);

  @Test
  void aLaterGrantTakesOverThePlaceOfAnEarlierOne() {
    assertTrue(places.take(grant(ONE, 1)));
    assertTrue(places.take(grant(ONE, 2)));
    assertTrue(places.take(grant(UUID.randomUUID(), 1)));
    assertFalse(places.take(grant(UUID.randomUUID(), 1)));
    assertTrue(places.take(grant(ONE, 3)), "who has a place keeps it");

    places.leave(grant(ONE, 1));
    places.leave(grant(ONE, 2));
    assertEquals(2, places.count());
    places.leave(grant(ONE, 3));
    places.leave(grant(ONE, 3));
    assertEquals(1, places.count());
  }

  @Test
  void whoComesLateWithAnEarlierGrantTakesNothingAway() {
    places.take(grant(ONE, 2));
    places.take(grant(ONE, 1));
    places.leave(grant(ONE, 1));
    assertEquals(1, places.count());
    places.leave(grant(ONE, 2));
    assertEquals(0, places.count());
  }

  private static Grant grant(UUID upload, long fence) {
    return new Grant(upload, fence, 0, 100);
  }
}
