package foodfast.chat;

import foodfast.account.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody said, at its place in the conversation.
 *
 * @param clientId what the sender's device called it, so that a resend is known
 * @param from the sender's account
 */
public record Message(
    long position, UUID id, String clientId, UUID from, Role role, String text, Instant at) {}
