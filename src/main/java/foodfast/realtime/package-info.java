/**
 * Who is connected, on any node: woken by signals, sent what is new from a position on.
 *
 * <ol>
 *   <li>A {@link foodfast.realtime.Signal} says that something happened on a {@link
 *       foodfast.realtime.Topic}; every node, the sender too, hears it only from the broker.
 *   <li>The {@link foodfast.realtime.Hub} wakes who listens on this node: tails of streams,
 *       sleeping polls, live views.
 *   <li>A tail reads its {@link foodfast.realtime.Feed} after its position and writes to its {@link
 *       foodfast.realtime.Sink}; a signal may bring what it would read. Subscribe first, wake once,
 *       then live: the first wake is the replay.
 *   <li>{@link foodfast.realtime.MissedSignals} makes up for lost ones by one query per kind of
 *       topic and second.
 * </ol>
 *
 * Tables carry the truth, signals only wake. Every buffer is bounded; a slow client is cut and
 * resumes.
 */
package foodfast.realtime;
