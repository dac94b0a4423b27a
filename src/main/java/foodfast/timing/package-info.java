/**
 * People see in the network panel of their browser what an answer took: {@code Server-Timing}.
 *
 * <ol>
 *   <li>{@link foodfast.timing.ServerTimingFeature} starts the clock of the thread that a request
 *       runs on.
 *   <li>{@link foodfast.timing.TransactionTiming} adds what the request spent in transactions, from
 *       the connection to the commit; outbox and signals what handing on took.
 *   <li>The answer says so, in milliseconds, if the same thread makes it.
 * </ol>
 *
 * Limits: a poll that slept is answered by another thread, and says nothing. Nor does a door that
 * checks a secret, {@link foodfast.timing.OmitServerTiming}: how long that took is nobody's
 * business.
 */
package foodfast.timing;
