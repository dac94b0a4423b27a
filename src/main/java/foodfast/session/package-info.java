/**
 * Feature 1, request/response: where somebody is logged in, and who is let in to doors, sockets and
 * the operator's pages.
 *
 * <ol>
 *   <li>{@code POST /api/sessions} logs in; {@link foodfast.session.IssueTokens} opens the session
 *       with an access token of 15 minutes and a refresh token, changes the latter for the next
 *       pair, and ends a session whose token is replayed.
 *   <li>The server verifies access tokens by the key that {@link
 *       foodfast.session.PublicKeyConfigSource} tells; {@link foodfast.session.RevocationFilter}
 *       turns away what {@link foodfast.session.RevokedSessions} knows, on every node within a
 *       second.
 *   <li>{@link foodfast.session.SocketHandshakeFilter} lets sockets in by token or ticket; each is
 *       an {@link foodfast.session.AuthenticatedSocket}. {@link
 *       foodfast.session.OperatorPageFilter} lets operators to the rendered pages by a cookie.
 *   <li>A changed password is heard as an event of {@code account}; erasure and export come through
 *       {@link foodfast.session.PersonalSessionRecords}.
 * </ol>
 */
package foodfast.session;
