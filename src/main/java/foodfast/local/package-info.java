/**
 * Every stand-in of local runs: what a deployment has from somebody else, or leaves out; and the
 * painters that draw the demo's dishes. It may import anything, and nobody imports it.
 *
 * <ul>
 *   <li>{@link foodfast.local.LocalRun} starts {@link foodfast.local.LocalServices}, a process with
 *       a database and a broker, and keeps the node from asking them before they stand.
 *   <li>{@link foodfast.local.DemoData} fills the tables once they stand.
 *   <li>{@link foodfast.local.DemoPhotos} draws its dishes with {@link foodfast.local.DishPainter}
 *       and uploads the photos as staff would.
 *   <li>{@link foodfast.local.LocalPaymentGateway} stands in for the payment provider, with {@link
 *       foodfast.local.LocalGatewayServlet} as the provider's own door for cards.
 *   <li>{@link foodfast.local.MailboxMessages} stands in for whoever calls a restaurant that does
 *       not answer; operators read them by {@link foodfast.local.MailboxResource}.
 * </ul>
 */
package foodfast.local;
