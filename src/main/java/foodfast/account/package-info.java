/**
 * Feature 1, request/response: the people, and who acts.
 *
 * <p>Registering and changing a profile are confirmed at once or refused with a reason; nobody else
 * needs to hear of them, so a plain request is all it takes.
 *
 * <ol>
 *   <li>{@code POST /api/accounts} registers; passwords are hashed and checked on {@link
 *       foodfast.account.Passwords}' own threads.
 *   <li>A password that an operator gave is to be changed ({@code passwordToChange} of a log-in),
 *       and pages say so until it is.
 *   <li>{@code /api/accounts/me} reads, changes, exports and erases oneself.
 *   <li>Every door asks {@link foodfast.account.Caller}; an {@link foodfast.account.Identity} is
 *       who acts wherever there is no request.
 *   <li>{@link foodfast.account.PersonalDataStore} is how export and erasure reach other packages.
 * </ol>
 */
package foodfast.account;
