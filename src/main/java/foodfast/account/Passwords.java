package foodfast.account;

import foodfast.web.Correlation;
import foodfast.web.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import jakarta.ws.rs.core.Response;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords at a cost that hurts who guesses them, on half of the processors at most, so
 * that a rush of log-ins delays log-ins and nothing else.
 */
@ApplicationScoped
public class Passwords {
  private static final int WAITING = 64;

  /** PBKDF2 at the cost that OWASP's password storage cheat sheet asks for. */
  private static final Map<String, String> COST =
      Map.of(
          "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
          "Pbkdf2PasswordHash.Iterations", "210000",
          "Pbkdf2PasswordHash.SaltSizeBytes", "16",
          "Pbkdf2PasswordHash.KeySizeBytes", "32");

  @Inject Pbkdf2PasswordHash hashing;
  @Resource ManagedThreadFactory threads;
  private ThreadPoolExecutor pool;
  private String ofNobody;

  @PostConstruct
  void start() {
    hashing.initialize(COST);
    int size = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    pool =
        new ThreadPoolExecutor(
            size, size, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), threads);
    pool.allowCoreThreadTimeOut(true);
    ofNobody = hash("nobody has this password");
  }

  @PreDestroy
  void stop() {
    pool.shutdownNow();
  }

  /** Answers a door from the threads kept for hashing, refusals too. */
  CompletionStage<Response> work(Supplier<Response> work) {
    CompletableFuture<Response> done = new CompletableFuture<>();
    Runnable task =
        () -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException | Error e) {
            done.complete(Problem.of(e).response());
          }
        };
    try {
      pool.execute(Correlation.carry(task));
    } catch (RejectedExecutionException e) {
      throw Problem.of(503, "busy", "Too many people are logging in at the moment.")
          .retryAfter(Duration.ofSeconds(5));
    }
    return done;
  }

  /** For work on the threads kept for it, or where nobody waits. */
  public String hash(String password) {
    return hashing.generate(normal(password));
  }

  /**
   * Takes as long for an account that isn't there.
   *
   * @param hash null for nobody's
   */
  boolean match(String password, String hash) {
    boolean matches = hashing.verify(normal(password), hash == null ? ofNobody : hash);
    return matches && hash != null;
  }

  /** One password, whichever keyboard composed its accents. */
  private static char[] normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
  }
}
