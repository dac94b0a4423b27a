/**
 * Feature 4, restaurant orders: a queue, then server-sent events with replay.
 *
 * <p>A missed order is an unhappy customer and lost money, so an order reaches every screen of its
 * restaurant within seconds and is never lost.
 *
 * <ol>
 *   <li>{@link foodfast.kitchen.OrderPlacedConsumer} and {@link
 *       foodfast.kitchen.OrderAdvancedConsumer} hear of orders from their queues, on any one node,
 *       and have {@link foodfast.kitchen.Tickets} follow the order.
 *   <li>The ticket's change gets the next position of its restaurant; an order version seen before
 *       changes nothing.
 *   <li>A signal wakes the {@link foodfast.kitchen.KitchenStream} of every screen, on every node; a
 *       screen that was away resumes by {@code Last-Event-ID}.
 *   <li>An order that nobody answers is escalated by {@link foodfast.kitchen.EscalateTicket}, level
 *       by level of the {@link foodfast.kitchen.EscalationPolicy}, until it is given up.
 * </ol>
 *
 * Doors: {@link foodfast.kitchen.TicketsResource}, {@link foodfast.kitchen.KitchenStream}.
 */
package foodfast.kitchen;
