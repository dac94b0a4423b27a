/**
 * The whole at a glance, for operators: what is under way, what waits, who is connected by which
 * pattern, how the nodes are, and how that went in the last hour.
 *
 * <ol>
 *   <li>Every ten seconds {@link foodfast.overview.OverviewHistory} has each node tell the others
 *       of itself ({@link foodfast.overview.NodeReport}) and count what is open, in one transaction
 *       ({@link foodfast.overview.TakeSample}). It keeps the last hour of samples in memory.
 *   <li>{@link foodfast.overview.OverviewResource} answers from there, so a hundred viewers cost
 *       the database nothing; their question sleeps until the next sample. Nobody looks, no signal.
 *   <li>A figure leads to its orders, an order to its trace: {@link
 *       foodfast.overview.OrderTraceResource} gathers the instants that all packages wrote down.
 * </ol>
 *
 * Limits: 360 samples, 50 unanswered orders, 20 chats and calls, 3 queues, 50 cities, 20 kinds of
 * refusals, 50 nodes, 200 hops. Tested by {@code OverviewIT}, {@code OrderTraceIT}, {@code
 * OverviewPageIT}.
 */
package foodfast.overview;
