package foodfast.chat;

import foodfast.account.Identity;
import foodfast.account.Role;
import java.util.UUID;

/** Somebody who takes part in conversations: a customer or an agent. */
record Person(UUID account, Role role) {
  static Person of(Identity identity) {
    return new Person(identity.account(), identity.role());
  }

  boolean isAgent() {
    return role == Role.AGENT;
  }

  /** Whether customers and agents chat at all in this role. */
  boolean mayChat() {
    return role == Role.AGENT || role == Role.CUSTOMER;
  }
}
