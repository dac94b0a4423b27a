package foodfast.lab;

import foodfast.load.Swarm;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A feature that brings news to clients: its candidates, and how the news come to be. */
abstract class NewsLab extends Lab {
  private boolean warm;
  private int few;

  abstract List<Candidate> candidates();

  /** Makes what a trial needs, before its clients come. */
  abstract void begins() throws Exception;

  /** Leaves nothing behind that later trials would feel. */
  void ends() {}

  /** Makes the n-th piece of news of a trial, and tells the trial's {@link News} of it. */
  abstract void act(Trial trial, int n, long due);

  /** How much news one client gets in an hour of using the product. */
  abstract double newsPerHour();

  /** How much of it is made in a trial. */
  abstract double newsPerSecond();

  /** How long the radio's model looks at one phone. */
  double orderSeconds() {
    return 2400;
  }

  boolean isOnPhones() {
    return true;
  }

  /** Whether each piece must arrive; live news may be overtaken by newer ones. */
  boolean mustArrive() {
    return true;
  }

  /** When news come in that time: at any time, unless a feature knows better. */
  double[] orderNews(Candidate candidate, Random chance) {
    long pieces = Math.round(newsPerHour() * orderSeconds() / 3600);
    return chance.doubles(pieces, 0, orderSeconds()).sorted().toArray();
  }

  /**
   * The seconds of a period as it is run: so short that ten pass, unless a feature's own clock
   * weighs in.
   */
  int shortened() {
    return 1;
  }

  int usualClients() {
    return FULL ? 1_000 : 200;
  }

  final int clients() {
    return few == 0 ? usualClients() : few;
  }

  /** Has so many clients instead of the usual number. */
  final NewsLab of(int clients) {
    few = clients;
    return this;
  }

  /**
   * The seconds of silence after which the product's page gives a line up.
   *
   * @param beat what was agreed, or 0
   */
  int patience(int beat) {
    return beat == 0 ? 35 : beat + 25;
  }

  /** Whose memory it is: as many as clients, if each is one person. */
  int users() {
    return clients();
  }

  int slices() {
    return 5;
  }

  /** So that all slices hold ten of the shortened periods. */
  Duration slice() {
    return Duration.ofSeconds(FULL ? 20 : 2);
  }

  Duration warmUp() {
    return Duration.ofSeconds(FULL ? 120 : 8);
  }

  @Override
  final List<String> families() {
    return candidates().stream().map(Candidate::family).toList();
  }

  @Override
  final JsonObject measure(String family) throws Exception {
    try {
      if (!warm) {
        begins();
        new Trial(this, candidate(family)).warm(); // so that the first does not pay for the start
        ends();
        warm = true;
      }
      Costs rest = atRest();
      begins();
      return OutcomeJson.of(new Trial(this, candidate(family)).run(rest));
    } finally {
      ends();
    }
  }

  @Override
  final Map<String, Figure> figures(String family, JsonObject seen) {
    return new Findings(this, candidate(family), OutcomeJson.read(seen)).figures();
  }

  /** A trial of the candidate of which one period has that name, at that period. */
  final Trial trial(String name, Swarm swarm) {
    for (Candidate candidate : candidates()) {
      for (Map.Entry<Integer, String> judged : candidate.judged().entrySet()) {
        if (judged.getValue().equals(name)) {
          return new Trial(this, candidate, judged.getKey(), swarm);
        }
      }
    }
    throw new IllegalArgumentException(name);
  }

  final Candidate candidate(String family) {
    return candidates().stream().filter(c -> c.family().equals(family)).findFirst().orElseThrow();
  }

  @Override
  final String settings() {
    return "%d users, %d slices of %d s each at rest and with news, after %d s of warm-up of each"
        .formatted(users(), slices(), slice().toSeconds(), warmUp().toSeconds());
  }
}
