package foodfast.order;

import foodfast.web.Problem;

/**
 * The refusal to move an order where it cannot go: it says where it can, and who was there first.
 */
final class IllegalTransition {
  private IllegalTransition() {}

  static Problem of(Order order, OrderStatus to) {
    String detail = "An order that is " + order.status() + " cannot become " + to + ".";
    Problem problem =
        Problem.of(409, "illegal-transition", detail)
            .with("allowed", order.status().next().stream().map(Enum::name).toList());
    for (OrderStep step : order.steps()) {
      if (step.status() == to) {
        problem.with("by", step.by()).with("at", step.at());
      }
    }
    return problem;
  }
}
