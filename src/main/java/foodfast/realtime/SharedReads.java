package foodfast.realtime;

import foodfast.realtime.Feed.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads a page once for all tails that stand at the same position when the same signal wakes them;
 * not at all if the signal has brought it.
 */
@ApplicationScoped
public class SharedReads {
  private static final int KEPT = 256;

  private record Key(Topic topic, long position, int limit, long wake) {}

  private final Map<Key, FutureTask<List<Row>>> pages =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FutureTask<List<Row>>> eldest) {
          return size() > KEPT;
        }
      };

  /** Keeps what a signal brings for whoever it wakes. */
  void bring(Signal signal, int limit, long wake) {
    Signal.News news = signal.news();
    if (news != null) {
      FutureTask<List<Row>> page = new FutureTask<>(news::rows);
      page.run();
      synchronized (pages) {
        pages.putIfAbsent(new Key(signal.topic(), news.after(), limit, wake), page);
      }
    }
  }

  /**
   * @param wake the signal this reading answers: a page that was read for an earlier one is not
   *     good enough
   */
  List<Row> read(Feed feed, Topic topic, long position, int limit, long wake) {
    Key key = new Key(topic, position, limit, wake);
    FutureTask<List<Row>> page;
    boolean first;
    synchronized (pages) {
      page = pages.get(key);
      first = page == null;
      if (first) {
        page = new FutureTask<>(() -> feed.after(topic.id(), position, limit));
        pages.put(key, page);
      }
    }
    if (first) {
      page.run();
    }
    return get(key, page);
  }

  private List<Row> get(Key key, FutureTask<List<Row>> page) {
    try {
      return page.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading " + key.topic(), e);
    } catch (ExecutionException e) {
      synchronized (pages) {
        pages.remove(key, page);
      }
      throw new IllegalStateException("could not read " + key.topic(), e.getCause());
    }
  }
}
