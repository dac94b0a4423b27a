/**
 * Feature 5, support chat: WebSocket, durable messages.
 *
 * <p>Both sides talk at any time and expect it to feel like a messenger; nothing may be lost,
 * doubled or reordered, on whichever node they are and however often the line is cut.
 *
 * <ol>
 *   <li>{@link foodfast.chat.ChatSocket} carries all conversations of a person; its frames wait in
 *       an {@link foodfast.chat.InboundFrameQueue} and are handled one at a time by {@link
 *       foodfast.chat.FrameDispatcher}.
 *   <li>{@link foodfast.chat.SendMessage}: the next position under the conversation's lock, once
 *       per client id; then {@code sent}, and a signal wakes the tails on all nodes.
 *   <li>{@link foodfast.chat.ConversationChanges} tells each socket what is new in every
 *       conversation, opened or not: last message, state, receipts.
 *   <li>That a conversation is opened, reopened or closed is told within the transaction, so that
 *       {@code support} finds an agent for it.
 * </ol>
 *
 * Limits: 4,000 characters, 64 KiB a frame, 60 new messages per person and 10 s.
 */
package foodfast.chat;
