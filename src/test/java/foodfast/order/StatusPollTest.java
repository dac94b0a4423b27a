package foodfast.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the polling interval follows status and load. */
class StatusPollTest {
  @ParameterizedTest
  @CsvSource({
    "PLACED, 0, 60",
    "CONFIRMED, 20, 60",
    "PREPARING, 0, 60",
    "READY, 0, 30",
    "PICKED_UP, 0, 30",
    "PREPARING, 5000, 90",
    "PREPARING, 10000, 120",
    "READY, 10000, 60",
    "PREPARING, 1000000, 240"
  })
  void slowsDownWithTheCrowd(OrderStatus status, int asleep, int seconds) {
    assertEquals(seconds, StatusPoll.intervalSeconds(status, asleep));
  }
}
