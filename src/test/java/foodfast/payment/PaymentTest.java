package foodfast.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.web.Problem;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentTest {
  private final Payment payment =
      new Payment(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1000, "EUR");

  @BeforeEach
  void authorise() {
    payment.attach();
  }

  @Test
  void isCapturedOnce() {
    assertTrue(payment.capture());
    assertFalse(payment.capture());
  }

  @Test
  void isReleasedOnceAndThenNeverCaptured() {
    assertTrue(payment.release());
    assertFalse(payment.release());
    assertEquals(409, assertThrows(Problem.class, payment::capture).status());
  }

  @Test
  void isNotReleasedOnceCaptured() {
    payment.capture();
    assertEquals(409, assertThrows(Problem.class, payment::release).status());
  }

  @Test
  void isRefundedInPartsUpToWhatWasCaptured() {
    assertEquals(422, assertThrows(Problem.class, () -> payment.refund(1, null)).status());
    payment.capture();
    payment.refund(400, null);
    payment.refund(600, null);
    assertEquals(422, assertThrows(Problem.class, () -> payment.refund(1, null)).status());
    assertEquals(422, assertThrows(Problem.class, () -> payment.refund(0, null)).status());
    assertEquals(
        422, assertThrows(Problem.class, () -> payment.refund(Long.MIN_VALUE, null)).status());
  }

  @Test
  void isNotRefundedByWhoSawAnotherRest() {
    payment.capture();
    payment.refund(400, 1000L);
    assertEquals(409, assertThrows(Problem.class, () -> payment.refund(400, 1000L)).status());
    payment.refund(600, 600L);
  }

  @Test
  void belongsToOneOrder() {
    assertEquals(409, assertThrows(Problem.class, payment::attach).status());
  }
}
