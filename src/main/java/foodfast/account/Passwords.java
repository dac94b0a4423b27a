package foodfast.account;

import foodfast.background.WorkerPool;
import foodfast.background.WorkerPools;
import foodfast.web.CorrelationId;
import foodfast.web.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import jakarta.ws.rs.core.Response;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes passwords at a cost that hurts who guesses them, on half of the processors at most, so
 * that a rush of log-ins delays log-ins and nothing else.
 */
@ApplicationScoped
public class Passwords {
  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
  private static final int WAITING = 64;

  /** What OWASP's password storage cheat sheet asks for. */
  private static final String ITERATIONS = "210000";

  @Inject
  @ConfigProperty(name = "PASSWORD_ITERATIONS", defaultValue = ITERATIONS)
  int iterations;

  @Inject Pbkdf2PasswordHash hashing;
  @Inject WorkerPools pools;
  @Inject Accounts accounts;
  @Inject LogInAttempts attempts;
  private WorkerPool pool;
  private String ofNobody;

  @PostConstruct
  void start() {
    if (iterations < Integer.parseInt(ITERATIONS)) {
      LOG.info("passwords are hashed with {} iterations only, which is for tests", iterations);
    }
    hashing.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm",
            "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations",
            Integer.toString(iterations),
            "Pbkdf2PasswordHash.SaltSizeBytes",
            "16",
            "Pbkdf2PasswordHash.KeySizeBytes",
            "32"));
    int size = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    pool = pools.pool("passwords", size, WAITING);
    ofNobody = hash("nobody has this password");
  }

  /**
   * Answers a door, from the threads kept for hashing, with the account if the password is its own.
   * It takes as long for an account that isn't there. Each attempt counts as failed until it is
   * found right, or a fault of ours keeps it from being judged.
   */
  public CompletionStage<Response> check(
      String email, String password, String address, Function<Optional<Account>, Response> answer) {
    LogInAttempts.Attempt attempt = attempts.begin(email, address);
    try {
      return work(() -> answer.apply(checked(email, password, attempt)));
    } catch (Problem busy) {
      attempts.giveBack(attempt);
      throw busy;
    }
  }

  private Optional<Account> checked(String email, String password, LogInAttempts.Attempt attempt) {
    try {
      Optional<Account> account = accounts.byEmail(email);
      String hash = account.map(Account::passwordHash).orElse(ofNobody);
      if (!hashing.verify(normal(password), hash) || account.isEmpty()) {
        return Optional.empty();
      }
      attempts.giveBack(attempt);
      return account;
    } catch (RuntimeException e) {
      attempts.giveBack(attempt);
      throw e;
    }
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
      pool.execute(CorrelationId.carry(task));
    } catch (RejectedExecutionException e) {
      throw Problem.of(
              503, "busy", "Too many people are logging in at the moment. Please try again soon.")
          .retryAfter(Duration.ofSeconds(5));
    }
    return done;
  }

  /** For work on the threads kept for it, or where nobody waits. */
  public String hash(String password) {
    return hashing.generate(normal(password));
  }

  /** Whether the two are one password. */
  static boolean same(String one, String other) {
    return Arrays.equals(normal(one), normal(other));
  }

  /** One password, whichever keyboard composed its accents. */
  private static char[] normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
  }
}
