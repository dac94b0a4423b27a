package foodfast.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.JMSRuntimeException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner that is away is told from a fault, and sat out. */
class TransientFailuresTest {
  private final AtomicInteger tries = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "53300", "57P01", "57P02", "57P03", "40P01"})
  void databasesAreAwayOrBusy(String state) {
    assertTrue(
        TransientFailures.isBehind(new IllegalStateException(new SQLException("away", state))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "42601", "22001"})
  void statementsAreWrong(String state) {
    assertFalse(
        TransientFailures.isBehind(new IllegalStateException(new SQLException("wrong", state))));
  }

  @Test
  void brokersAreAwayAndOthersAreNot() {
    assertTrue(TransientFailures.isBehind(new JMSRuntimeException("away")));
    assertFalse(TransientFailures.isBehind(new SQLException("without a state")));
    assertFalse(TransientFailures.isBehind(new NullPointerException()));
  }

  @Test
  void anOutageIsSatOut() {
    TransientFailures.sitOut(
        () -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException(new SQLException("away", "08006"));
          }
        });
    assertEquals(2, tries.get());
  }

  @Test
  void aFaultIsNot() {
    Runnable faulty =
        () -> {
          tries.incrementAndGet();
          throw new IllegalStateException("a fault");
        };
    assertThrows(IllegalStateException.class, () -> TransientFailures.sitOut(faulty));
    assertEquals(1, tries.get());
  }
}
