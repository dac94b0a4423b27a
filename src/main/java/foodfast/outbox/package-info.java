/**
 * A message leaves if and only if the transaction commits.
 *
 * <ol>
 *   <li>{@link foodfast.outbox.Outbox#append} writes the fact as a row of the caller's transaction.
 *   <li>After the commit {@link foodfast.outbox.OutboxRelay} sends it, from memory, to the queue
 *       named like the fact; half a second later it deletes all rows that were sent.
 *   <li>What still stands there after two seconds, because the broker was away or a node died, is
 *       sent from the table by any node.
 *   <li>Killed between sending and deleting, it sends again: the row's id is the broker's duplicate
 *       detection id, and every consumer is idempotent by itself.
 * </ol>
 *
 * Limits: at least once, no order between facts. A broker that is down delays facts and loses none.
 */
package foodfast.outbox;
