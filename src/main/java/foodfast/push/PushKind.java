package foodfast.push;

import foodfast.account.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What somebody may want to hear of while their app is closed; each device has its own choice. */
public enum PushKind {
  /** How one's own order goes on. */
  ORDERS(Role.CUSTOMER, true),
  /** What support writes while no device of theirs is connected. */
  SUPPORT(Role.CUSTOMER, false),
  /** An order that nobody answers. */
  KITCHEN(Role.RESTAURANT, true),
  /** A delivery to claim. */
  DELIVERIES(Role.DRIVER, false),
  /** A customer who waits for an agent. */
  WAITING(Role.AGENT, false),
  /** Announcements of faults and outages. */
  ALERTS(null, false),
  /** All other announcements. */
  NEWS(null, false);

  private final Role role;
  private final boolean piercing;

  PushKind(Role role, boolean piercing) {
    this.role = role;
    this.piercing = piercing;
  }

  /** Whether it comes in quiet hours too: somebody waits for it. */
  boolean isPiercing() {
    return piercing;
  }

  /** All that somebody in this role can choose. */
  static Set<PushKind> of(Role role) {
    Set<PushKind> kinds = EnumSet.noneOf(PushKind.class);
    Arrays.stream(values()).filter(k -> k.role == null || k.role == role).forEach(kinds::add);
    return kinds;
  }

  /** What a device hears of that has not chosen. */
  static Set<PushKind> usual(Role role) {
    Set<PushKind> kinds = of(role);
    kinds.remove(NEWS);
    return kinds;
  }
}
