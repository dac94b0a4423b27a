package foodfast.order;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order's status at one version, with those whom it concerns: all that a poll needs, and no
 * entity.
 */
public record StatusSnapshot(
    UUID orderId,
    OrderStatus status,
    long version,
    List<OrderStep.View> timeline,
    Order.Parties parties) {

  /** What people are told of it, in an answer and on the map's socket alike. */
  public record Report(
      UUID orderId,
      OrderStatus status,
      long version,
      @JsonbProperty("final") boolean isFinal,
      Instant updatedAt,
      List<OrderStep.View> timeline) {}

  static StatusSnapshot of(Order order) {
    return new StatusSnapshot(
        order.id(), order.status(), order.version(), order.timeline(), order.parties());
  }

  /** Whether the driver has the food and the customer does not yet. */
  public boolean isUnderWay() {
    return status == OrderStatus.PICKED_UP;
  }

  public boolean isFinal() {
    return status.isFinal();
  }

  public Report report() {
    Instant updatedAt = timeline.get(timeline.size() - 1).at();
    return new Report(orderId, status, version, isFinal(), updatedAt, timeline);
  }
}
