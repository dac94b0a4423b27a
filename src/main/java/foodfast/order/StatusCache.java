package foodfast.order;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.realtime.Feed;
import foodfast.realtime.Hub;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Order statuses with bounded staleness, so that an unchanged poll costs no database read: never
 * stale on the node that answered the change, at most a second on any other. The healing of its
 * feed confirms what is held; what was not confirmed is read again.
 */
@ApplicationScoped
public class StatusCache implements Feed {
  private static final String KIND = "order";
  private static final int AT_MOST = 100_000;
  private static final int BATCH = 100;

  @Inject Orders orders;
  @Inject Hub hub;
  @Inject PollMetrics metrics;
  @Inject Event<StatusSnapshot> changed;

  private final Map<UUID, StatusCacheEntry> entries = new ConcurrentHashMap<>();

  /** Where an order's steps are told. */
  public static Topic topic(UUID order) {
    return Topic.of(KIND, order);
  }

  /** The status as this node knows it, or as the table has it. */
  public Optional<StatusSnapshot> of(UUID order) {
    return newerThan(order, -1);
  }

  /** What this node learned last, however long ago; never a look at the table. */
  public Optional<StatusSnapshot> last(UUID order) {
    return Optional.ofNullable(entries.get(order)).map(StatusCacheEntry::last);
  }

  /** The status, if the order concerns them: a driver may have it since a moment only. */
  Optional<StatusSnapshot> to(Identity who, UUID order) {
    Optional<StatusSnapshot> status = of(order).filter(s -> s.parties().include(who));
    return status.isPresent() || who.role() != Role.DRIVER
        ? status
        : read(order).filter(s -> s.parties().include(who));
  }

  /**
   * The status beyond that version: what the node knows if it is newer, else what the table has
   * now.
   *
   * @param version -1 for "any that can be trusted"
   */
  public Optional<StatusSnapshot> newerThan(UUID order, long version) {
    StatusCacheEntry entry = entry(order);
    if (entry == null) {
      return read(order);
    }
    StatusSnapshot trusted = entry.trusted(version);
    if (trusted != null) {
      return Optional.of(trusted);
    }
    long asked = System.nanoTime();
    synchronized (entry) {
      StatusSnapshot meanwhile = entry.seenSince(asked);
      if (meanwhile != null) {
        return Optional.of(meanwhile);
      }
      long now = System.nanoTime();
      Optional<StatusSnapshot> read = read(order);
      read.ifPresentOrElse(status -> entry.learn(status, now), () -> forget(order, entry));
      return read;
    }
  }

  private Optional<StatusSnapshot> read(UUID order) {
    metrics.read(1);
    return orders.statuses(List.of(order)).stream().findFirst();
  }

  /** Has this node know the new status from the moment of its commit. */
  public void learnAfterCommit(Order order) {
    changed.fire(StatusSnapshot.of(order));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StatusSnapshot status) {
    learn(status, System.nanoTime());
  }

  /** The order's entry; null if there is no room for another one. */
  private StatusCacheEntry entry(UUID order) {
    return entries.size() < AT_MOST
        ? entries.computeIfAbsent(order, this::followed)
        : entries.get(order);
  }

  private StatusCacheEntry followed(UUID order) {
    StatusCacheEntry entry = new StatusCacheEntry();
    hub.subscribe(topic(order), entry);
    return entry;
  }

  private void forget(UUID order, StatusCacheEntry entry) {
    entries.remove(order, entry);
    hub.unsubscribe(topic(order), entry);
  }

  /** How many orders' statuses this node keeps fresh. */
  public int count() {
    return entries.size();
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Three times in two seconds, so that trust is renewed before its second is over. */
  @Override
  public Duration healedEvery() {
    return Duration.ofMillis(650);
  }

  /**
   * Confirms what is held and reads by the batch what is behind, so that the polls that are woken
   * then need not read; the orders nobody has asked about for a while are forgotten.
   */
  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    long now = System.nanoTime();
    entries.forEach(
        (order, entry) -> {
          if (entry.isForgotten(now)) {
            forget(order, entry);
          }
        });
    Map<String, Long> versions = orders.versions(ids);
    List<UUID> behind = new ArrayList<>();
    versions.forEach(
        (id, version) -> {
          UUID order = UUID.fromString(id);
          StatusCacheEntry entry = entries.get(order);
          if (entry != null && !entry.confirm(version, now)) {
            behind.add(order);
          }
        });
    catchUp(behind);
    return versions;
  }

  private void catchUp(List<UUID> behind) {
    for (int from = 0; from < behind.size(); from += BATCH) {
      List<UUID> some = behind.subList(from, Math.min(from + BATCH, behind.size()));
      long now = System.nanoTime();
      metrics.read(some.size());
      orders.statuses(some).forEach(status -> learn(status, now));
    }
  }

  private void learn(StatusSnapshot status, long at) {
    StatusCacheEntry entry = entry(status.orderId());
    if (entry != null) {
      entry.learn(status, at);
    }
  }

  /** A status is polled as a whole: nobody follows its steps one by one. */
  @Override
  public List<Row> after(String id, long position, int limit) {
    throw new UnsupportedOperationException("an order's status is polled");
  }
}
