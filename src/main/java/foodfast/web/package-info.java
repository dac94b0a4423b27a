/**
 * HTTP manners, and no food: what every door of the house has in common.
 *
 * <ol>
 *   <li>A refusal is a {@link foodfast.web.Problem} and leaves as RFC 9457 problem details, whoever
 *       refused: a rule, Bean Validation, JSON, Jakarta REST or the container.
 *   <li>{@link foodfast.web.StrictJson} reads what the records declare and nothing that only looks
 *       like it, and points at the member that is wrong.
 *   <li>{@link foodfast.web.IdempotentReplies} makes a repeated creating POST answer as the first
 *       one did, from the transaction of its effect.
 *   <li>Lists go on from a {@link foodfast.web.Cursor}; {@link foodfast.web.ConditionalRequest}
 *       spares clients what they have.
 *   <li>{@link foodfast.web.RateLimiter} says "later" before work is done, by the {@link
 *       foodfast.web.ClientAddress}; {@link foodfast.web.CorrelationId} gives every request an id
 *       for the log.
 * </ol>
 */
package foodfast.web;
