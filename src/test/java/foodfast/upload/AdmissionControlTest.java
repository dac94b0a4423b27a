package foodfast.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.upload.Upload.WriteLease;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One slot for each upload, released once, by the latest of its PATCHes. */
class AdmissionControlTest {
  private static final UUID ONE = UUID.randomUUID();
  private final AdmissionControl admission = new AdmissionControl(2, 2);

  @Test
  void aLaterLeaseTakesOverTheSlotOfAnEarlierOne() {
    assertTrue(admission.admit(lease(ONE, 1)));
    assertTrue(admission.admit(lease(ONE, 2)));
    assertTrue(admission.admit(lease(UUID.randomUUID(), 1)));
    assertFalse(admission.admit(lease(UUID.randomUUID(), 1)));
    assertTrue(admission.admit(lease(ONE, 3)), "who has a slot keeps it");

    admission.release(lease(ONE, 1));
    admission.release(lease(ONE, 2));
    assertEquals(2, admission.count());
    admission.release(lease(ONE, 3));
    assertEquals(1, admission.count());
  }

  @Test
  void whoComesLateWithAnEarlierLeaseTakesNothingAway() {
    admission.admit(lease(ONE, 2));
    admission.admit(lease(ONE, 1));
    admission.release(lease(ONE, 1));
    assertEquals(1, admission.count());
    admission.release(lease(ONE, 2));
    assertEquals(0, admission.count());
  }

  @Test
  void noMoreHangOnDeadLinesThanMay() {
    assertTrue(admission.admit(lease(ONE, 1)));
    assertTrue(admission.admit(lease(ONE, 2)));
    assertTrue(admission.admit(lease(ONE, 3)));
    assertFalse(admission.admit(lease(ONE, 4)), "two hang already");
    assertTrue(admission.admit(lease(UUID.randomUUID(), 1)), "others have their slots");
    admission.release(lease(ONE, 1));
    assertTrue(admission.admit(lease(ONE, 4)), "one has been given up");
  }

  private static WriteLease lease(UUID upload, long fence) {
    return new WriteLease(upload, fence, 0, 100);
  }
}
