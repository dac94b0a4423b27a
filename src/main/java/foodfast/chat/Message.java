package foodfast.chat;

import foodfast.account.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody said, at its place in the conversation.
 *
 * @param clientId what the sender's device called it, so that a resend is known
 * @param from the sender's account
 * @param photo the photo that was sent, null for words; the text then says that it is one
 */
public record Message(
    long position,
    UUID id,
    String clientId,
    UUID from,
    Role role,
    String text,
    UUID photo,
    Instant at) {}
