/**
 * Feature 5, the people behind the support chat: who answers which conversation, and what else they
 * are asked to do.
 *
 * <ol>
 *   <li>{@link foodfast.support.AgentPresence} knows which agents have a chat socket open; their
 *       rows say so every 15 s, and {@link foodfast.support.SetAvailability} whether they take
 *       conversations.
 *   <li>A conversation is opened, reopened or closed: in that transaction {@link
 *       foodfast.support.ConversationAssignment} gives who waits longest to the least loaded agent.
 *   <li>Every 3 s it also takes back what agents hold who are gone for two minutes, and {@link
 *       foodfast.support.WaitingConversations} tells those in line where they stand.
 *   <li>{@link foodfast.support.SupportTasks} keeps what the kitchen's escalation leaves to agents.
 * </ol>
 *
 * Limits: 1 to 10 conversations an agent. Tested by {@code ConversationAssignmentIT} and {@code
 * EscalationIT}.
 */
package foodfast.support;
