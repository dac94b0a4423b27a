package foodfast.realtime;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of connections, apart from those of requests and of the broker. What a wake sets off
 * (reading, answering) runs on {@link #execute}; whatever a client can hold up, that is each write
 * and each goodbye, on {@link #writers}: virtual ones where the JDK has them, else so many that the
 * stalled readers of one write timeout leave enough for everybody else. So a stalled client delays
 * other clients' writes at worst, and no wake.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/streams", virtual = true)
public class StreamThreads implements Executor {
  private static final int WAKES = 64;
  private static final int WRITES = 256;

  @Resource(lookup = "java:app/concurrent/streams")
  ManagedThreadFactory factory;

  private ThreadPoolExecutor wakes;
  private ThreadPoolExecutor writes;
  private Thread anchor;

  @PostConstruct
  void start() {
    wakes = pool(WAKES);
    writes = pool(WRITES);
    anchor = factory.newThread(StreamThreads::stay);
    anchor.start();
  }

  private ThreadPoolExecutor pool(int atMost) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            atMost, atMost, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Up to Java 18 a group dies with its last thread, and no thread can be started in it again. */
  private static void stay() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  @Override
  public void execute(Runnable task) {
    wakes.execute(task);
  }

  /** For what waits for a client. */
  public Executor writers() {
    return writes;
  }

  /** How many threads write just now; near the bound, readers are stalled. */
  public int busy() {
    return writes.getActiveCount();
  }

  @PreDestroy
  void stop() {
    wakes.shutdownNow();
    writes.shutdownNow();
    anchor.interrupt();
  }
}
