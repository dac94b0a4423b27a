package foodfast.realtime;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A feature's question "rows after position p" over its own tables, for all topics of one kind.
 * Positions are dense and handed out under the parent's row lock inside the writing transaction, so
 * that position order is commit order.
 */
public interface Feed {
  /**
   * One entry of a durable stream, encoded once for all who read it.
   *
   * @param position dense and increasing within its topic
   * @param event what it is called on the stream
   * @param data the JSON that clients get
   * @param last whether the stream ends with it
   * @param audience which groups of readers a broadcast hands it to; asked anew at each handing out
   */
  record Row(long position, String event, String data, boolean last, Predicate<Object> audience) {
    private static final Predicate<Object> EVERYBODY = reader -> true;

    /** For everybody who may read the topic. */
    public Row(long position, String event, String data) {
      this(position, event, data, false, EVERYBODY);
    }

    /** For everybody who may read the topic. */
    public Row(long position, String event, String data, boolean last) {
      this(position, event, data, last, EVERYBODY);
    }

    /** For some of those who may read the topic. */
    public Row(long position, String event, String data, Predicate<Object> audience) {
      this(position, event, data, false, audience);
    }
  }

  /** The kind of topic this feed answers for. */
  String kind();

  /** How long after one healing of this feed the next begins. */
  default Duration healedEvery() {
    return Duration.ofSeconds(1);
  }

  /**
   * The highest committed position of each of these ids, by one query; an id without rows may be
   * left out.
   */
  Map<String, Long> heads(Collection<String> ids);

  /** Ids as a query for heads takes them. */
  static UUID[] keys(Collection<String> ids) {
    return ids.stream().map(UUID::fromString).toArray(UUID[]::new);
  }

  /** Heads out of what such a query answers: rows of an id and its highest position. */
  static Map<String, Long> headsFrom(List<?> rows) {
    return rows.stream()
        .map(Object[].class::cast)
        .collect(Collectors.toMap(row -> row[0].toString(), row -> ((Number) row[1]).longValue()));
  }

  /** The highest committed position of one id; 0 if it has no rows. */
  default long headOf(String id) {
    return heads(List.of(id)).getOrDefault(id, 0L);
  }

  /**
   * The rows of at most {@code limit} committed changes with a position above {@code position},
   * ascending. Rows that share a position are for different readers.
   */
  List<Row> after(String id, long position, int limit);

  /**
   * The position after which lies everything that is still current; for readers who lost their
   * place.
   */
  default long floor(String id) {
    return 0;
  }
}
