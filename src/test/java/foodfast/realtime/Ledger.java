package foodfast.realtime;

import foodfast.realtime.Feed.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A feed whose rows are in memory: positions are dense, and a row is committed when it is appended.
 */
final class Ledger implements Feed {
  private final Map<String, List<Row>> rows = new TreeMap<>();
  final AtomicInteger pagesRead = new AtomicInteger();
  final AtomicInteger headsAsked = new AtomicInteger();

  long append(String id) {
    return append(id, anybody -> true);
  }

  synchronized long append(String id, Predicate<Object> audience) {
    List<Row> all = rows.computeIfAbsent(id, key -> new ArrayList<>());
    long position = all.size() + 1L;
    all.add(new Row(position, "row", "{\"position\":" + position + "}", audience));
    return position;
  }

  @Override
  public String kind() {
    return "ledger";
  }

  @Override
  public synchronized Map<String, Long> heads(Collection<String> ids) {
    headsAsked.incrementAndGet();
    Map<String, Long> heads = new TreeMap<>();
    ids.forEach(id -> heads.put(id, (long) rows.getOrDefault(id, List.of()).size()));
    return heads;
  }

  @Override
  public synchronized List<Row> after(String id, long position, int limit) {
    pagesRead.incrementAndGet();
    List<Row> all = rows.getOrDefault(id, List.of());
    int from = (int) Math.min(position, all.size());
    return List.copyOf(all.subList(from, Math.min(all.size(), from + limit)));
  }
}
