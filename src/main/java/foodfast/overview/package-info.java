/**
 * The whole at a glance, for operators: what is under way, what nobody answers, who is connected by
 * which pattern, and how that went in the last hour.
 *
 * <ol>
 *   <li>Every ten seconds {@link foodfast.overview.OverviewHistory} takes a sample: a few counts
 *       over partial indexes ({@link foodfast.overview.OpenOrders}), and the gauges that {@code
 *       /metrics} shows. It keeps the last hour of them in memory.
 *   <li>{@link foodfast.overview.OverviewResource} answers from there, so a hundred viewers cost
 *       the database nothing; the number of the sample is the ETag.
 * </ol>
 *
 * Limits: 360 samples, the 50 longest unanswered orders. Connections are those of the node that
 * answers. Tested by {@code OverviewIT} and {@code EveryPageIT}.
 */
package foodfast.overview;
