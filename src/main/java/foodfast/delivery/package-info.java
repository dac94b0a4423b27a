/**
 * Feature 3, driver location: WebSocket, live frames; tracked in the memory of one node, a table
 * keeps the newest position and the trail.
 *
 * <p>The customer watches the driver come, smoothly and alone, for the half hour it takes; phones
 * lose their network on the way. Only the newest position is worth anything, so none is waited for.
 *
 * <ol>
 *   <li>{@link foodfast.delivery.DriverDeliveriesResource}: a driver claims an order; picked up,
 *       its {@link foodfast.delivery.TrackingSession} begins, and ends when it is delivered.
 *   <li>{@link foodfast.delivery.DriverSocket}, or a batch: each fix passes the {@link
 *       foodfast.delivery.PositionGate}, then rides inside a signal to every node.
 *   <li>{@link foodfast.delivery.CustomerSocket} of the order's customer: last known first, then
 *       the newest, with the points that were skipped.
 *   <li>{@link foodfast.delivery.Positions} keep the last known and a coarse way; a day later
 *       nothing.
 * </ol>
 *
 * Somebody watches: a fix every 10 s; nobody: every 60 s ({@link
 * foodfast.delivery.ViewerPresence}).
 */
package foodfast.delivery;
