package foodfast.overview;

import foodfast.overview.NodeReport.Connected;
import foodfast.overview.NodeReports.Heard;
import foodfast.overview.OpenOrders.CityOrders;
import foodfast.overview.Overview.Refusals;
import foodfast.overview.Queues.Queue;
import foodfast.overview.TakeSample.Seen;
import foodfast.web.ProblemType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all nodes that are up come to together. */
final class Totals {
  private static final int KINDS = 20;

  private Totals() {}

  static long sum(Seen seen, ToLongFunction<NodeReport> figure) {
    return reports(seen).mapToLong(figure).sum();
  }

  static long orders(Seen seen, Predicate<String> status) {
    return seen.openOrders().stream()
        .filter(one -> status.test(one.status()))
        .mapToLong(CityOrders::orders)
        .sum();
  }

  static long waiting(Seen seen, String queue) {
    return seen.queues().stream()
        .filter(one -> one.queue().equals(queue))
        .mapToLong(Queue::waiting)
        .sum();
  }

  /** By role and pattern; somebody with a screen on each of two nodes counts twice. */
  static List<Connected> connected(Seen seen) {
    return merged(
            Stream.concat(
                reports(seen).flatMap(one -> one.connected().stream()), seen.byPush().stream()),
            one -> one.role() + " " + one.pattern(),
            (one, more) -> new Connected(one.role(), one.pattern(), one.people() + more.people()))
        .stream()
        .sorted(Comparator.comparing(Connected::role).thenComparing(Connected::pattern))
        .toList();
  }

  /** The kinds that were told last. */
  static List<Refusals> refusals(Seen seen) {
    return merged(
            reports(seen).flatMap(one -> one.refused().stream()),
            ProblemType.Told::code,
            (one, more) ->
                new ProblemType.Told(
                    one.code(),
                    one.times() + more.times(),
                    one.last().isAfter(more.last()) ? one.last() : more.last()))
        .stream()
        .filter(told -> ProblemType.all().containsKey(told.code()))
        .sorted(Comparator.comparing(ProblemType.Told::last).reversed())
        .limit(KINDS)
        .map(Totals::explained)
        .toList();
  }

  private static Refusals explained(ProblemType.Told told) {
    ProblemType type = ProblemType.all().get(told.code());
    return new Refusals(told.code(), type.status(), type.meaning(), told.times(), told.last());
  }

  private static Stream<NodeReport> reports(Seen seen) {
    return seen.nodes().stream().filter(Heard::up).map(Heard::report);
  }

  private static <T> Collection<T> merged(
      Stream<T> all, Function<T, String> key, BinaryOperator<T> together) {
    Map<String, T> byKey = all.collect(Collectors.toMap(key, Function.identity(), together));
    return byKey.values();
  }
}
