package foodfast.order;

import foodfast.account.Caller;
import foodfast.account.Role;
import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import foodfast.realtime.Topic;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statuses this node knows, so that an unchanged poll costs no database read. Never stale on
 * the node that answered the change, at most a second on any other: what is older than that is read
 * again, and one query for all of them, three times in two seconds, keeps them fresh and wakes the
 * polls whose signal was lost.
 */
@ApplicationScoped
public class KnownStatuses {
  private static final Logger LOG = LoggerFactory.getLogger(KnownStatuses.class);
  private static final int AT_MOST = 100_000;

  @Inject Orders orders;
  @Inject Hub hub;
  @Inject Event<KnownStatus> changed;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<UUID, StatusEntry> entries = new ConcurrentHashMap<>();
  private volatile boolean failing;

  /** Where an order's steps are told. */
  public static Topic topic(UUID order) {
    return Topic.of("order", order);
  }

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::refresh, 650, 650, TimeUnit.MILLISECONDS);
  }

  /** The status as this node knows it, or as the table has it. */
  public Optional<KnownStatus> of(UUID order) {
    return newerThan(order, -1);
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
    entry.ask();
    KnownStatus trusted = entry.trusted(version);
    if (trusted != null) {
      return Optional.of(trusted);
    }
    synchronized (entry) {
      KnownStatus meanwhile = entry.trusted(version);
      if (meanwhile != null) {
        return Optional.of(meanwhile);
      }
      long now = System.nanoTime();
      Optional<KnownStatus> read = read(order);
      read.ifPresentOrElse(status -> entry.learn(status, now), () -> entries.remove(order));
      return read;
    }
  }

  /** The status if it concerns the caller; drivers are assigned without a new version. */
  Optional<KnownStatus> concerning(Caller caller, UUID order) {
    Optional<KnownStatus> status = of(order).filter(s -> s.concerns(caller));
    boolean maybeAssignedElsewhere = status.isEmpty() && caller.role() == Role.DRIVER;
    return maybeAssignedElsewhere
        ? newerThan(order, Long.MAX_VALUE).filter(s -> s.concerns(caller))
        : status;
  }

  /** Has this node know the new status from the moment of its commit. */
  void learnAfterCommit(Order order) {
    changed.fire(KnownStatus.of(order));
  }

  void learn(@Observes(during = TransactionPhase.AFTER_SUCCESS) KnownStatus status) {
    StatusEntry entry = entries.computeIfAbsent(status.orderId(), id -> new StatusEntry());
    entry.ask();
    entry.learn(status, System.nanoTime());
  }

  /** How many orders' statuses this node keeps fresh. */
  public int count() {
    return entries.size();
  }

  private Optional<KnownStatus> read(UUID order) {
    return orders.statuses(List.of(order)).stream().findFirst();
  }

  private void refresh() {
    long now = System.nanoTime();
    entries.entrySet().removeIf(e -> isForgotten(e.getKey(), e.getValue(), now));
    if (entries.isEmpty()) {
      return;
    }
    try {
      orders
          .versions(List.copyOf(entries.keySet()))
          .forEach((id, version) -> check(id, version, now));
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("statuses cannot be refreshed, polls read the table: {}", e.toString());
      }
      failing = true;
    }
  }

  private void check(UUID order, long version, long now) {
    StatusEntry entry = entries.get(order);
    if (entry != null && !entry.confirm(version, now)) {
      hub.wake(Signal.hint(topic(order)));
    }
  }

  private boolean isForgotten(UUID order, StatusEntry entry, long now) {
    return entry.isForgotten(now) && !hub.isWatched(topic(order));
  }
}
