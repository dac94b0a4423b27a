package foodfast.load;

import java.net.URI;
import java.time.Duration;

/** A server that is measured beside others, and how it is asked. */
interface Peer extends AutoCloseable {
  String name();

  URI url();

  ProcessHandle process();

  /** From the start of its process until its doors answered, on all processors of the machine. */
  Duration timeToReady();

  /** Tells all readers of its stream something; returns the position of that. */
  long tells();

  @Override
  void close();
}
