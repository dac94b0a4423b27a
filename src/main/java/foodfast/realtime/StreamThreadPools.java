package foodfast.realtime;

import foodfast.background.WorkerPool;
import foodfast.background.WorkerPools;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/**
 * The threads of connections, apart from those of requests and of the broker. What a signal sets
 * off (reading the tables, mostly) runs on a few threads of its kind of topic, so that a kind whose
 * tables are slow delays no other. Whatever a client can hold up, that is each write, each goodbye
 * and each answer of a poll, runs on {@link #writers}: few as long as clients read, for more
 * threads only take turns; and so many when they stall that the stalled readers of one write
 * timeout leave enough for everybody else. A writer never waits for the database.
 */
@ApplicationScoped
public class StreamThreadPools {
  private static final int OF_A_KIND = 8;
  private static final int WRITERS = 256;
  private static final int FEW_WRITERS = 8;

  /** A listener waits once at the most; one that finds no room is woken by the healing. */
  private static final int LISTENERS = 20_000;

  /** Each connection waits with one write and one goodbye, each poll with its answer. */
  private static final int WRITES = 100_000;

  @Inject WorkerPools pools;

  private WorkerPool writers;

  @PostConstruct
  void start() {
    writers = pools.elasticPool("writers", FEW_WRITERS, WRITERS, WRITES);
  }

  /** For what signals of that kind of topic set off. */
  public Executor of(String kind) {
    return pools.pool(kind, OF_A_KIND, LISTENERS);
  }

  /** For what waits for a client. */
  public Executor writers() {
    return writers;
  }

  /** How many threads write just now; near the bound, readers are stalled. */
  public int busy() {
    return writers.busy();
  }
}
