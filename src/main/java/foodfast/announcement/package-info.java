/**
 * Feature 6, announcements: publish/subscribe over server-sent events, plus an inbox.
 *
 * <p>Thousands hear of outages and offers while they use the app, the others when they come back;
 * in no hurry, and never at the cost of an order.
 *
 * <ol>
 *   <li>{@link foodfast.announcement.PublishAnnouncements} keeps one row, never one a person; at
 *       its start a change gets the next position, by {@link
 *       foodfast.announcement.ScheduledAnnouncements} if it was for later.
 *   <li>An empty signal wakes one listener per node, which reads the change once.
 *   <li>{@link foodfast.realtime.BroadcastStreams} hands it to the readers it is for, spread over
 *       seconds; a stalled reader holds up nobody.
 *   <li>Whoever was away resumes {@link foodfast.announcement.AnnouncementStream} by position, or
 *       looks into the inbox; audience and dates are asked anew at every telling.
 * </ol>
 */
package foodfast.announcement;
