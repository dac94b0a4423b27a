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
 * The threads that stream writes may block, apart from those of requests and of the broker: virtual
 * ones where the JDK has them, else so many that the stalled readers of one write timeout leave
 * enough for everybody else.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/streams", virtual = true)
public class StreamThreads implements Executor {
  private static final int AT_MOST = 256;

  @Resource(lookup = "java:app/concurrent/streams")
  ManagedThreadFactory factory;

  private ThreadPoolExecutor pool;
  private Thread anchor;

  @PostConstruct
  void start() {
    pool =
        new ThreadPoolExecutor(
            AT_MOST, AT_MOST, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    pool.allowCoreThreadTimeOut(true);
    anchor = factory.newThread(StreamThreads::stay);
    anchor.start();
  }

  /** Up to Java 18 a group dies with its last thread, and no thread can be started in it again. */
  private static void stay() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  /** How many threads write or read just now; near the bound, readers are stalled. */
  public int busy() {
    return pool.getActiveCount();
  }

  @PreDestroy
  void stop() {
    pool.shutdownNow();
    anchor.interrupt();
  }
}
