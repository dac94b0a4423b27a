/**
 * Photos in conversations: what {@code upload} takes in becomes a message of {@code chat}, and
 * neither knows the other.
 *
 * <ol>
 *   <li>An upload whose metadata names a {@code conversationId} is let in by {@link
 *       foodfast.attachment.ConversationPhotos} if its sender may write there.
 *   <li>Worked on like every photo, it becomes a message at the conversation's next position, in
 *       the transaction that says READY; or it is refused, and only its sender hears why.
 *   <li>{@link foodfast.attachment.ConversationPhotosResource} serves its files to those who may
 *       read the messages.
 * </ol>
 *
 * Limits: 20 photos an hour in a conversation, 60 by a person; kept for 90 days.
 */
package foodfast.attachment;
