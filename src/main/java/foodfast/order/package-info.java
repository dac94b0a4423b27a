/**
 * Feature 2, order tracking: polling that sleeps.
 *
 * <p>Customers look every half minute or two, on phones; it should feel live and spare the battery.
 * One resource, two costs: a conditional GET answered 304 while nothing changed, and the same with
 * {@code Prefer: wait}, which sleeps until something does.
 *
 * <ol>
 *   <li>{@link foodfast.order.OrdersResource} → {@link foodfast.order.PlaceOrder}: priced by the
 *       menu and compared with what the customer saw, authorised, then saved in one transaction
 *       with the fact that its kitchen must hear.
 *   <li>{@link foodfast.order.AdvanceOrder} moves it under its row's lock; each step is a version,
 *       and so is each refund ({@link foodfast.order.RefundOrder}) and each later promise ({@link
 *       foodfast.order.PromiseMinutes}).
 *   <li>{@link foodfast.order.OrderStatusResource} compares versions: 200, 304, or sleep in {@code
 *       LongPoll}.
 * </ol>
 *
 * Never stale on the node that answered the change, at most a second on any other ({@link
 * foodfast.order.StatusCache}).
 */
package foodfast.order;
