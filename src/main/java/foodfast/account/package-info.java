/**
 * Feature 1, request/response: who somebody is and where they are logged in.
 *
 * <p>Registering, logging in and changing a profile are confirmed at once or refused with a reason;
 * nobody else needs to hear of them, so a plain request is all it takes.
 *
 * <ol>
 *   <li>{@code POST /api/accounts} registers, {@code POST /api/sessions} logs in: the password is
 *       checked on {@link foodfast.account.Passwords}' own threads.
 *   <li>{@link foodfast.account.Tokens} signs an access token of 15 minutes; {@link
 *       foodfast.account.RefreshSession} renews it and kills a session whose token is replayed.
 *   <li>Every door asks {@link foodfast.account.Caller}; {@link foodfast.account.EndedSessions}
 *       knows on every node within a second which sessions are over.
 *   <li>{@link foodfast.account.PersonalData} is how export and erasure reach other packages.
 * </ol>
 */
package foodfast.account;
