/**
 * Web Push: news for people whose app is closed.
 *
 * <p>Who ordered has put the phone away, so somebody else must wake it: the push service of the
 * browser's maker, by RFC 8030. It promises nothing, so a push only wakes and never tells the
 * truth.
 *
 * <ol>
 *   <li>A device subscribes in its session; {@link foodfast.push.PushSubscriptions} end with it.
 *   <li>{@link foodfast.push.PushNews} asks the tables of others what has happened, and appends one
 *       {@link foodfast.push.PushDue} a device: whatever fails here, no order notices.
 *   <li>{@link foodfast.push.PushDueConsumer} has {@link foodfast.push.SendPush} look at the rows
 *       as they are now, encrypt for the device (RFC 8291), sign (RFC 8292) and send.
 *   <li>A device that is gone is forgotten; a service that is busy or down rests, and the broker
 *       hands the push out again later.
 * </ol>
 *
 * Limits: no guarantee, no order; a newer status replaces an older one. Door: {@link
 * foodfast.push.PushResource}.
 */
package foodfast.push;
