package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.realtime.ConnectionQuota.Admission;
import org.junit.jupiter.api.Test;

/** So many for each, so many for all; what is given back can be taken again. */
class ConnectionQuotaTest {
  @Test
  void onePersonTakesNoOtherPersonsPlace() {
    ConnectionQuota quota = new ConnectionQuota(2, 10);
    assertEquals(Admission.ADMITTED, quota.acquire("ann"));
    assertEquals(Admission.ADMITTED, quota.acquire("ann"));
    assertEquals(Admission.PERSON_AT_LIMIT, quota.acquire("ann"));
    assertEquals(Admission.ADMITTED, quota.acquire("bob"));
    assertEquals(3, quota.held());
    quota.release("ann");
    assertEquals(Admission.ADMITTED, quota.acquire("ann"));
  }

  @Test
  void theNodeIsFullForEverybody() {
    ConnectionQuota quota = new ConnectionQuota(0, 3);
    for (int i = 0; i < 3; i++) {
      assertEquals(Admission.ADMITTED, quota.acquire("ann"));
    }
    assertEquals(Admission.NODE_AT_LIMIT, quota.acquire("bob"));
    quota.release("ann");
    assertEquals(Admission.ADMITTED, quota.acquire("bob"));
    assertEquals(3, quota.held());
  }
}
