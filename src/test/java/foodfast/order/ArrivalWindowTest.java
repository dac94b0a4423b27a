package foodfast.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.menu.Money;
import foodfast.menu.Restaurant;
import foodfast.menu.RestaurantContent;
import foodfast.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What moves the window of an order's arrival, and where to: six minutes of way, all times UTC. */
class ArrivalWindowTest {
  private Restaurant restaurant = whereFoodTakes(20);
  private final Order order = placed("18:00");

  @Test
  void beforeAnAnswerItIsWhatIsUsualThere() {
    expect("18:30", "18:45");
  }

  @Test
  void theKitchensPromiseTakesItsPlace() {
    confirmed("18:02", 30);
    expect("18:40", "18:55");
  }

  @Test
  void whoConfirmsWithoutAPromiseMeansTheUsualFromThenOn() {
    confirmed("18:06", null);
    expect("18:35", "18:50");
  }

  @Test
  void whatIsUsualThereLaterMovesNoOrderThatIsUnderWay() {
    restaurant = whereFoodTakes(60);
    expect("18:30", "18:45");
    confirmed("18:06", null);
    restaurant = whereFoodTakes(20);
    expect("19:15", "19:30");
  }

  @Test
  void aStepAfterAWordlessConfirmationMayPromiseMoreAndNeverLess() {
    confirmed("18:06", null);
    step(OrderStatus.PREPARING, "18:07");
    order.remark(null, 10);
    expect("18:35", "18:50");
    order.remark(null, 40);
    expect("18:55", "19:10");
  }

  @Test
  void aPromiseSlipsLaterAndNeverBack() {
    confirmed("18:02", 30);
    step(OrderStatus.PREPARING, "18:05");
    order.remark(null, 10);
    expect("18:40", "18:55");
    order.remark(null, 45);
    expect("18:55", "19:10");
    assertEquals(45, order.minutes());
  }

  @Test
  void minutesAreAddedWithoutAStepWhileTheKitchenCooksAndNeverTakenAway() {
    assertNotInTheKitchen();
    confirmed("18:02", null);
    assertFalse(order.promise(20), "as usual there");
    assertTrue(order.promise(30));
    expect("18:40", "18:55");
    step(OrderStatus.PREPARING, "18:05");
    assertTrue(order.promise(45));
    long version = order.version();
    assertFalse(order.promise(30));
    assertEquals(version, order.version());
    expect("18:55", "19:10");
    step(OrderStatus.READY, "18:40");
    assertNotInTheKitchen();
    expect("18:55", "19:10");
  }

  private void assertNotInTheKitchen() {
    Problem problem = assertThrows(Problem.class, () -> order.promise(60));
    assertEquals("not-in-the-kitchen", problem.type());
  }

  @Test
  void foodThatIsReadyEarlyChangesNothingBeforeADriverHasIt() {
    confirmed("18:02", 30);
    step(OrderStatus.PREPARING, "18:05");
    step(OrderStatus.READY, "18:15");
    expect("18:40", "18:55");
    step(OrderStatus.PICKED_UP, "18:17");
    expect("18:25", "18:35");
  }

  @Test
  void foodThatIsReadyLateComesLater() {
    confirmed("18:02", 30);
    step(OrderStatus.PREPARING, "18:05");
    expect("18:40", "18:55");
    step(OrderStatus.READY, "18:50");
    expect("19:00", "19:15");
    step(OrderStatus.PICKED_UP, "18:52");
    expect("19:00", "19:10");
  }

  @Test
  void fromThePickUpOnTheWayAloneCounts() {
    confirmed("18:02", 30);
    step(OrderStatus.PREPARING, "18:05");
    step(OrderStatus.READY, "18:32");
    step(OrderStatus.PICKED_UP, "19:00");
    expect("19:05", "19:15");
    step(OrderStatus.DELIVERED, "19:08");
    assertNull(ArrivalWindow.of(order, restaurant));
  }

  @Test
  void nothingArrivesThatWasCancelled() {
    step(OrderStatus.CANCELLED, "18:01");
    assertNull(ArrivalWindow.of(order, restaurant));
  }

  private static Order placed(String time) {
    Money nothing = new Money(0, "EUR");
    PlaceOrder.Quote quote =
        new PlaceOrder.Quote(UUID.randomUUID(), UUID.randomUUID(), List.of(), nothing, nothing, 20);
    Address door = new Address("Torstr. 1", "Berlin", 52.51, 13.4);
    return new Order(UUID.randomUUID(), quote, door, UUID.randomUUID(), at(time));
  }

  private static Restaurant whereFoodTakes(int minutes) {
    return new Restaurant(
        UUID.randomUUID(),
        new RestaurantContent(
            "Mill",
            "Berlin",
            "Torstr. 99",
            "Test",
            52.5,
            13.4,
            null,
            null,
            null,
            minutes,
            null,
            null));
  }

  private void confirmed(String time, Integer minutes) {
    step(OrderStatus.CONFIRMED, time);
    order.usuallyTakes(restaurant.preparationMinutes());
    order.remark(null, minutes);
  }

  private void step(OrderStatus to, String time) {
    order.advance(to, "Test", at(time));
  }

  private void expect(String from, String to) {
    assertEquals(new ArrivalWindow(at(from), at(to)), ArrivalWindow.of(order, restaurant));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-02T" + time + ":00Z");
  }
}
