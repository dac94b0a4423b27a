package foodfast.realtime;

import foodfast.background.TransientFailures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who on this node listens to which topic. */
@ApplicationScoped
public class Hub {
  /** Somebody on this node who listens to a topic. */
  public interface Listener {
    /**
     * A signal came. Called on the broker's thread: returns at once and never blocks.
     *
     * @param wake the number of this wake on this node, the same for all who are told of it
     */
    void heard(Signal signal, long wake);

    /**
     * Up to where this listener has read; live frames alone have no position and are never behind.
     */
    default long position() {
      return Long.MAX_VALUE;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  private final AtomicLong wakes = new AtomicLong();
  private final ConcurrentMap<String, LongAdder> heard = new ConcurrentHashMap<>();
  private final ConcurrentMap<Topic, Set<Listener>> listeners = new ConcurrentHashMap<>();

  /** From now on the listener hears every signal that reaches this node. */
  public void subscribe(Topic topic, Listener listener) {
    listeners.compute(
        topic,
        (key, known) -> {
          Set<Listener> all = known == null ? ConcurrentHashMap.newKeySet(2) : known;
          all.add(listener);
          return all;
        });
  }

  /** Ends the listening; a second call does nothing. */
  public void unsubscribe(Topic topic, Listener listener) {
    listeners.computeIfPresent(
        topic,
        (key, all) -> {
          all.remove(listener);
          return all.isEmpty() ? null : all;
        });
  }

  /** Tells all listeners of the topic on this node. */
  public void wake(Signal signal) {
    long wake = wakes.incrementAndGet();
    heard.computeIfAbsent(signal.topic().kind(), kind -> new LongAdder()).increment();
    for (Listener listener : listeners.getOrDefault(signal.topic(), Set.of())) {
      tell(listener, signal, wake);
    }
  }

  /** One that fails keeps nobody else from hearing. */
  private static void tell(Listener listener, Signal signal, long wake) {
    try {
      listener.heard(signal, wake);
    } catch (RuntimeException e) {
      TransientFailures.warn(LOG, "a listener to " + signal.topic() + " failed", e);
    }
  }

  /** Tells one listener alone to look: its first wake, which is its replay. */
  void wake(Topic topic, Listener listener) {
    listener.heard(Signal.hint(topic), wakes.incrementAndGet());
  }

  /** Whether anybody here has not read up to that position yet. */
  public boolean isBehind(Topic topic, long head) {
    for (Listener listener : listeners.getOrDefault(topic, Set.of())) {
      if (listener.position() < head) {
        return true;
      }
    }
    return false;
  }

  /** The ids of that kind which somebody here listens to. */
  public List<String> ids(String kind) {
    return listeners.keySet().stream().filter(t -> t.kind().equals(kind)).map(Topic::id).toList();
  }

  /** How many signals of each kind of topic have come to this node. */
  public Map<String, Long> heard() {
    return heard.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().sum()));
  }

  /** Whether anybody here listens to the topic. */
  public boolean isWatched(Topic topic) {
    return listeners.containsKey(topic);
  }
}
