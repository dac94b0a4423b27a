package foodfast.order;

import foodfast.account.Caller;
import foodfast.account.Role;
import foodfast.realtime.Hub;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The statuses this node knows, so that an unchanged poll costs no database read. Never stale on
 * the node that answered the change, at most a second on any other: what is older than that is read
 * again; {@link RefreshStatuses} keeps them fresh.
 */
@ApplicationScoped
public class KnownStatuses {
  private static final int AT_MOST = 100_000;

  @Inject StatusRows rows;
  @Inject Hub hub;
  @Inject PollFigures figures;
  @Inject Event<KnownStatus> changed;

  private final Map<UUID, StatusEntry> entries = new ConcurrentHashMap<>();

  /** Where an order's steps are told. */
  public static Topic topic(UUID order) {
    return Topic.of("order", order);
  }

  /** The status as this node knows it, or as the table has it. */
  public Optional<KnownStatus> of(UUID order) {
    return newerThan(order, -1);
  }

  /** The status, if the order concerns the caller: a driver may have it since a moment only. */
  Optional<KnownStatus> to(Caller caller, UUID order) {
    Optional<KnownStatus> status = of(order).filter(s -> s.concerns(caller));
    return status.isPresent() || caller.role() != Role.DRIVER
        ? status
        : read(order).filter(s -> s.concerns(caller));
  }

  /**
   * The status beyond that version: what the node knows if it is newer, else what the table has
   * now.
   *
   * @param version -1 for "any that can be trusted"
   */
  public Optional<KnownStatus> newerThan(UUID order, long version) {
    if (entries.size() > AT_MOST) {
      return read(order);
    }
    StatusEntry entry = entries.computeIfAbsent(order, id -> new StatusEntry());
    KnownStatus trusted = entry.trusted(version);
    if (trusted != null) {
      return Optional.of(trusted);
    }
    long asked = System.nanoTime();
    synchronized (entry) {
      KnownStatus meanwhile = entry.seenSince(asked);
      if (meanwhile != null) {
        return Optional.of(meanwhile);
      }
      long now = System.nanoTime();
      Optional<KnownStatus> read = read(order);
      read.ifPresentOrElse(status -> entry.learn(status, now), () -> entries.remove(order));
      return read;
    }
  }

  /** Has this node know the new status from the moment of its commit. */
  void learnAfterCommit(Order order) {
    changed.fire(KnownStatus.of(order));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) KnownStatus status) {
    learn(status, System.nanoTime());
  }

  /** How many orders' statuses this node keeps fresh. */
  public int count() {
    return entries.size();
  }

  private Optional<KnownStatus> read(UUID order) {
    figures.read(1);
    return rows.statuses(List.of(order)).stream().findFirst();
  }

  /** The orders somebody polled or slept on lately; the others are forgotten. */
  List<UUID> stillAsked() {
    long now = System.nanoTime();
    entries
        .entrySet()
        .removeIf(e -> e.getValue().isForgotten(now) && !hub.isWatched(topic(e.getKey())));
    return List.copyOf(entries.keySet());
  }

  /** Takes the table's version as seen; false if this node is behind it. */
  boolean confirm(UUID order, long version, long now) {
    StatusEntry entry = entries.get(order);
    return entry == null || entry.confirm(version, now);
  }

  /** Takes over what was read at that time. */
  void learn(KnownStatus status, long at) {
    entries.computeIfAbsent(status.orderId(), id -> new StatusEntry()).learn(status, at);
  }
}
