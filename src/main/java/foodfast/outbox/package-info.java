/**
 * A message leaves if and only if the transaction commits.
 *
 * <ol>
 *   <li>{@link foodfast.outbox.Outbox#append} writes the fact as a row of the caller's transaction.
 *   <li>After the commit, and every second to be safe, {@link foodfast.outbox.OutboxRelay} sends
 *       what stands there to the queue named like the fact and deletes it.
 *   <li>Killed between sending and deleting, it sends again: the row's id is the broker's duplicate
 *       detection id, and every consumer is idempotent by itself.
 * </ol>
 *
 * Limits: at least once, no order between facts. A broker that is down delays facts and loses none.
 */
package foodfast.outbox;
