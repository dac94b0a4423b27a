package foodfast.lab;

import foodfast.lab.Candidate.Manner;
import foodfast.lab.Trial.Outcome;
import foodfast.lab.Trial.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Makes figures of what a run has shown, for each period at which the candidate is judged. */
final class Findings {
  private static final double HOUR = 3600;
  private static final int ORDERS = 400;
  private static final double PATIENCE = 10;
  private static final int USUAL_TAIL = 10;

  /** Of fewer the heap says nothing: the node's own caches weigh more. */
  private static final int ENOUGH_FOR_MEMORY = 1_000;

  /** The node closes a line that rested for so long: the next question shakes hands again. */
  static final int KEPT_ALIVE = 75;

  /** Of a TLS record, of TCP and IP with time stamps, and of the acknowledgement. */
  private static final int BYTES_A_PACKET = 22 + 52 + 52;

  /**
   * What a browser that was here before needs to open a line, over HTTP/1.1 with TLS: the median
   * that {@link WireLab} saw on 28 November 2026 ({@code wire.h1.opening-again}).
   */
  private static final int TLS_OPENING = 5_325;

  /** With the three packets of TCP that come first; what TCP adds to the others is left out. */
  private static final int BYTES_AN_OPENING = 3 * 60 + TLS_OPENING;

  private final NewsLab lab;
  private final Candidate candidate;
  private final Outcome seen;
  private final Map<String, Figure> figures = new TreeMap<>();

  Findings(NewsLab lab, Candidate candidate, Outcome seen) {
    this.lab = lab;
    this.candidate = candidate;
    this.seen = seen;
  }

  Map<String, Figure> figures() {
    candidate.judged().forEach(this::judge);
    return figures;
  }

  private void judge(int period, String name) {
    String key = lab.id() + "." + name + ".";
    staleness(key, period);
    if (seen.clients() >= ENOUGH_FOR_MEMORY) {
      figures.put(key + "memory", Figure.of("kB", seen.heap(), false));
    }
    figures.put(key + "bytes-hour", hourly("kB", period, t -> (t.sent() + t.received()) / 1e3));
    figures.put(key + "requests-hour", hourly("requests", period, Traffic::requests));
    Figure packets = hourly("packets", period, Traffic::packets);
    double openings = openingsAnHour(period) * BYTES_AN_OPENING;
    double tls = (packets.median() * BYTES_A_PACKET + openings) / 1e3;
    figures.put(key + "tls-hour", Figure.of("kB", tls, true));
    if (lab.mustArrive()) {
      figures.put(key + "missed", Figure.of("per 1,000", 1e3 * seen.lost() / seen.told(), false));
      figures.put(
          key + "repeated", Figure.of("per 1,000", 1e3 * seen.doubled() / seen.told(), false));
    }
    if (candidate.manner() == Manner.RIDES) {
      return; // the rest is the affair of what it rides on
    }
    cpu(key, period);
    if (period > 0) {
      figures.put(key + "blind", blind(period));
    }
    if (lab.isOnPhones()) {
      radio(key, period);
    }
  }

  /**
   * How long a client knows nothing whose line has died without a word: who asks gives an answer 10
   * s beyond what was agreed, who holds a stream misses two beats. The mean, and the most.
   */
  private Figure blind(int period) {
    boolean asks = seen.idle().stream().anyMatch(slice -> slice.traffic().requests() > 0);
    double most = asks ? period + PATIENCE : 2 * period;
    double least = asks ? PATIENCE : period;
    return new Figure("s", (least + most) / 2, least, most, 1, true);
  }

  private void staleness(String key, int period) {
    boolean stretched = candidate.manner() == Manner.ASKS || candidate.manner() == Manner.RIDES;
    double stretch = stretched ? period / (double) lab.shortened() : 1;
    for (int percent : List.of(50, 95, 99)) {
      List<Double> runs =
          seen.busy().stream()
              .filter(slice -> !slice.sights().isEmpty())
              .map(slice -> percentile(slice.sights(), percent, stretch))
              .toList();
      figures.put(key + "staleness-p" + percent, Figure.of("ms", runs, stretched));
    }
  }

  private static double percentile(List<News.Sight> sights, int percent, double stretch) {
    double[] ms =
        sights.stream()
            .mapToDouble(s -> (s.unasked() * stretch + s.rest()) / 1e6)
            .sorted()
            .toArray();
    return ms[(int) Math.ceil(ms.length * percent / 100.0) - 1];
  }

  /** What a turn takes, and what a piece of news takes with all that it sets off. */
  private double atRest(int slice, ToDoubleFunction<Slice> what) {
    Slice idle = seen.idle().get(slice);
    return idle.traffic().turns() == 0 ? 0 : what.applyAsDouble(idle) / idle.traffic().turns();
  }

  private double ofNews(int slice, ToDoubleFunction<Slice> what) {
    Slice busy = seen.busy().get(slice);
    double turns = busy.traffic().turns() * atRest(slice, what);
    return Math.max(0, what.applyAsDouble(busy) - turns) / Math.max(1, busy.traffic().news());
  }

  private double turnsAnHour(int period) {
    double all = period == 0 ? 0 : HOUR / period;
    boolean newsAreTurns = candidate.manner() == Manner.ASKS || candidate.manner() == Manner.RIDES;
    return Math.max(0, newsAreTurns ? all - lab.newsPerHour() : all);
  }

  /** Of lines that had ended since the last question. */
  private double openingsAnHour(int period) {
    return switch (candidate.manner()) {
      case ASKS -> period > KEPT_ALIVE ? HOUR / period : 0;
      case WOKEN -> hourly("requests", period, Traffic::requests).median();
      case HOLDS, RIDES, RESTS -> 0;
    };
  }

  private List<Double> hourly(int period, ToDoubleFunction<Slice> what) {
    return IntStream.range(0, seen.idle().size())
        .mapToObj(
            slice ->
                turnsAnHour(period) * atRest(slice, what) + lab.newsPerHour() * ofNews(slice, what))
        .toList();
  }

  private Figure hourly(String unit, int period, ToDoubleFunction<Traffic> what) {
    return Figure.of(unit, hourly(period, slice -> what.applyAsDouble(slice.traffic())), false);
  }

  /**
   * Of the node, without what it does for nobody in particular: of turns, of news with the making
   * of them, and of an hour, in which a piece of news counts as a turn. What is too little to be
   * seen is left out. Of database and broker what news take, or turns that ask them.
   */
  private void cpu(String key, int period) {
    List<Double> turn = turns(Costs::node);
    if (isSeen(turn)) {
      double pieces = turnsAnHour(period) + lab.newsPerHour();
      figures.put(key + "cpu-1000", Figure.of("s", turn, false));
      figures.put(
          key + "cpu-hour",
          Figure.of("s", turn.stream().map(one -> one * pieces / 1e3).toList(), true));
    }
    seen(key + "cpu-news-1000", news(Costs::node));
    seen(key + "database-cpu-1000", turns(Costs::database));
    seen(key + "database-cpu-news-1000", news(Costs::database));
    seen(key + "broker-cpu-news-1000", news(Costs::broker));
  }

  private List<Double> turns(ToDoubleFunction<Costs> whose) {
    return slices(i -> 1e3 * atRest(i, slice -> own(slice, whose)));
  }

  private List<Double> news(ToDoubleFunction<Costs> whose) {
    return slices(i -> 1e3 * ofNews(i, slice -> own(slice, whose)));
  }

  private List<Double> slices(IntToDoubleFunction what) {
    return IntStream.range(0, seen.idle().size()).mapToDouble(what).boxed().toList();
  }

  private double own(Slice slice, ToDoubleFunction<Costs> whose) {
    return whose.applyAsDouble(slice.costs().minus(rest().times(slice.seconds())));
  }

  /** Where somebody may be woken, the product looks each second whom it should wake itself. */
  private Costs rest() {
    return candidate.manner() == Manner.WOKEN
        ? seen.idle().stream()
            .map(slice -> slice.costs().times(1 / slice.seconds()))
            .reduce(Costs::least)
            .orElseThrow()
        : seen.rest();
  }

  private void seen(String key, List<Double> seconds) {
    if (isSeen(seconds)) {
      figures.put(key, Figure.of("s", seconds, false));
    }
  }

  private static boolean isSeen(List<Double> seconds) {
    return seconds.stream().allMatch(one -> one > 0);
  }

  /** An order of its usual length with its usual changes, many times over. */
  private void radio(String key, int period) {
    double bytes = orderBytes(period, t -> t.sent());
    double received = orderBytes(period, t -> t.received());
    Map<Integer, Radio.Spent> tails = new TreeMap<>();
    for (int tail : List.of(5, USUAL_TAIL, 12)) {
      Random chance = new Random(1);
      Radio.Spent all = new Radio.Spent(0, 0);
      for (int i = 0; i < ORDERS; i++) {
        double[] packets = packets(period, chance);
        all = all.plus(new Radio(tail).spent(packets, lab.orderSeconds()));
      }
      Radio.Spent one = all.over(ORDERS);
      double joules = one.joules() + Radio.joules(bytes, received);
      tails.put(tail, new Radio.Spent(one.seconds(), joules));
      if (tail != USUAL_TAIL) {
        figures.put(key + "radio-seconds-tail" + tail, Figure.of("s", one.seconds(), true));
        figures.put(key + "energy-tail" + tail, Figure.of("J", joules, true));
      }
    }
    figures.put(key + "radio-seconds", band("s", tails, Radio.Spent::seconds));
    figures.put(key + "energy", band("J", tails, Radio.Spent::joules));
  }

  private static Figure band(
      String unit, Map<Integer, Radio.Spent> tails, ToDoubleFunction<Radio.Spent> what) {
    return new Figure(
        unit,
        what.applyAsDouble(tails.get(USUAL_TAIL)),
        what.applyAsDouble(tails.get(5)),
        what.applyAsDouble(tails.get(12)),
        1,
        true);
  }

  private double orderBytes(int period, ToDoubleFunction<Traffic> what) {
    return hourly("B", period, what).median() * lab.orderSeconds() / HOUR;
  }

  /** When packets pass in one order: its changes come at any time, and so does its beginning. */
  private double[] packets(int period, Random chance) {
    double end = lab.orderSeconds();
    double[] news = lab.orderNews(candidate, chance);
    List<Double> times = new ArrayList<>();
    times.add(0.0);
    if (candidate.manner() == Manner.ASKS) {
      for (double t = chance.nextDouble() * period; t < end; t += period) {
        times.add(t);
      }
      return times.stream().mapToDouble(Double::doubleValue).toArray();
    }
    double last = 0;
    for (int i = 0; i <= news.length; i++) {
      double next = i < news.length ? news[i] : end;
      while (candidate.manner() == Manner.HOLDS && last + period < next) {
        last += period;
        times.add(last);
      }
      if (next < end) {
        times.add(next);
        last = next;
      }
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
