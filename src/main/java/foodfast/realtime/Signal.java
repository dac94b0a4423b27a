package foodfast.realtime;

import foodfast.realtime.Feed.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * "Something happened on this topic." It may be lost, doubled or late.
 *
 * @param topic where
 * @param body empty for a hint to look at the tables; else a live frame that is worth nothing later
 * @param news what a look would find, if the hint brings it along; else null
 */
public record Signal(Topic topic, String body, News news) {
  private static final int LONGEST = 8_000;
  private static final char ROWS = '=';

  /**
   * All rows after a position, up to the last that was committed when the signal was published.
   *
   * @param after the position before the first of them
   */
  record News(long after, List<Row> rows) {
    long last() {
      return rows.get(rows.size() - 1).position();
    }
  }

  /** A live frame. */
  public Signal(Topic topic, String body) {
    this(topic, body, null);
  }

  public static Signal hint(Topic topic) {
    return new Signal(topic, "");
  }

  /**
   * A hint that saves its readers a look: who has read up to that position gets these rows. Many or
   * long ones are left for the look.
   *
   * @param rows all those of the topic after the position, written by the transaction that holds
   *     the lock under which positions are handed out; for everybody who may read the topic
   */
  public static Signal bringing(Topic topic, long after, List<Row> rows) {
    int length = rows.stream().mapToInt(row -> row.data().length()).sum();
    boolean fits = !rows.isEmpty() && rows.size() < Tail.PAGE && length <= LONGEST;
    return new Signal(topic, "", fits ? new News(after, List.copyOf(rows)) : null);
  }

  public boolean isHint() {
    return body.isEmpty();
  }

  /** Whether who has read up to there could find anything. */
  boolean isNewsAfter(long position) {
    return news == null || news.last() > position;
  }

  String encoded() {
    StringBuilder text = new StringBuilder(topic.toString()).append('\n').append(body);
    if (news != null) {
      text.append(ROWS).append(news.after());
      for (Row row : news.rows()) {
        text.append('\n').append(row.position()).append(' ').append(row.event()).append(' ');
        text.append(row.data());
      }
    }
    return text.toString();
  }

  static Signal decode(String text) {
    int end = text.indexOf('\n');
    Topic topic = Topic.parse(text.substring(0, end));
    String body = text.substring(end + 1);
    return body.isEmpty() || body.charAt(0) != ROWS
        ? new Signal(topic, body)
        : new Signal(topic, "", news(body.substring(1).split("\n")));
  }

  /** JSON has no line break in it, so each row is a line. */
  private static News news(String[] lines) {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] row = lines[i].split(" ", 3);
      rows.add(new Row(Long.parseLong(row[0]), row[1], row[2]));
    }
    return new News(Long.parseLong(lines[0]), rows);
  }
}
