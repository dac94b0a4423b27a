/**
 * Work that no request waits for, and every thread that this application starts itself.
 *
 * <ol>
 *   <li>The {@link foodfast.background.Scheduler} runs each {@link
 *       foodfast.background.PeriodicTask} on a thread of its own: none overlaps itself, none waits
 *       for another, none dies of a failure.
 *   <li>{@link foodfast.background.PolledConditions} ask the tables in one query which of the tasks
 *       have something to do, so that a node at rest is no burden to the database.
 *   <li>A {@link foodfast.background.WorkerPool} is for one kind of work alone: so many threads, so
 *       many tasks that wait, and the next one is refused.
 *   <li>A {@link foodfast.background.CoalescedTask} keeps the same work from waiting twice.
 * </ol>
 *
 * Nobody else starts a thread or keeps an unbounded queue; docs/architecture.md lists them all.
 */
package foodfast.background;
