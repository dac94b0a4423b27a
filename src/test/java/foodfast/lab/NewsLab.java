package foodfast.lab;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A feature that brings news to clients: its candidates, and how the news come to be. */
abstract class NewsLab extends Lab {
  private boolean warm;

  abstract List<Candidate> candidates();

  /** Makes what a trial needs, before its clients come. */
  abstract void begins() throws Exception;

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

  int clients() {
    return FULL ? 1_000 : 200;
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
    return Duration.ofSeconds(FULL ? 20 : 4);
  }

  Duration warmUp() {
    return Duration.ofSeconds(FULL ? 120 : 8);
  }

  @Override
  final List<String> families() {
    return candidates().stream().map(Candidate::family).toList();
  }

  @Override
  final Found measure(String family) throws Exception {
    Candidate candidate =
        candidates().stream().filter(c -> c.family().equals(family)).findFirst().orElseThrow();
    if (!warm) {
      begins();
      new Trial(this, candidate).warm(); // so that the first does not pay for the start
      warm = true;
    }
    begins();
    Trial.Outcome seen = new Trial(this, candidate).run(atRest());
    return new Found(Results.json(seen), new Findings(this, candidate, seen).figures());
  }

  @Override
  final String settings() {
    return "%d users, %d slices of %d s each at rest and with news, after %d s of warm-up of each"
        .formatted(users(), slices(), slice().toSeconds(), warmUp().toSeconds());
  }
}
