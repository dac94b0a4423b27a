package foodfast.chat;

/** In line for an agent, held by one, or done until the customer writes again. */
public enum ConversationState {
  WAITING,
  OPEN,
  CLOSED
}
