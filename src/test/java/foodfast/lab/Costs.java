package foodfast.lab;

import foodfast.load.Server;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Processor seconds of the three servers that a feature keeps busy.
 *
 * @param database of all its processes together
 */
record Costs(double node, double database, double broker) {
  /** What they have taken until now. */
  static Costs of(House house) {
    try {
      double database = 0;
      for (ProcessHandle one : house.database().processes()) {
        database += new Server(one).cpuSecondsOrNone();
      }
      double broker = new Server(house.broker().process()).cpuSeconds();
      return new Costs(house.server().cpuSeconds(), database, broker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Costs minus(Costs other) {
    return new Costs(node - other.node, database - other.database, broker - other.broker);
  }

  Costs times(double factor) {
    return new Costs(node * factor, database * factor, broker * factor);
  }

  /** Of each server the less of both. */
  Costs least(Costs other) {
    return new Costs(
        Math.min(node, other.node),
        Math.min(database, other.database),
        Math.min(broker, other.broker));
  }
}
