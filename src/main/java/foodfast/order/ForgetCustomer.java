package foodfast.order;

/** Removes from an order what names its customer: at once, or as soon as it has ended. */
final class ForgetCustomer {
  private ForgetCustomer() {}

  static void in(Order order) {
    order.anonymous = true;
    if (order.status.isFinal()) {
      order.deliverTo = Address.FORGOTTEN;
      order.lines.forEach(line -> line.note = null);
      order.steps.stream()
          .filter(step -> step.status == OrderStatus.CANCELLED)
          .forEach(step -> step.byName = null);
    }
  }
}
