package foodfast.realtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A feature's question "rows after position p" over its own tables, for all topics of one kind.
 * Positions are dense and handed out under the parent's row lock inside the writing transaction, so
 * that position order is commit order.
 */
public interface Feed {
  /** The kind of topic this feed answers for. */
  String kind();

  /**
   * The highest committed position of each of these ids, by one query; an id without rows may be
   * left out.
   */
  Map<String, Long> heads(Collection<String> ids);

  /** At most {@code limit} committed rows with a position above {@code position}, ascending. */
  List<Row> after(String id, long position, int limit);

  /**
   * The position after which lies everything that is still current; for readers who lost their
   * place.
   */
  default long floor(String id) {
    return 0;
  }
}
