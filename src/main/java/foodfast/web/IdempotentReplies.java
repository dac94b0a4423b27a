package foodfast.web;

import foodfast.background.Scheduler;
import foodfast.background.TransientFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a creating POST repeatable: the same key and body get the first answer again, and the
 * effect happens once. The answer is stored in the transaction of the effect, so there is never one
 * without the other; a claim taken before tells a running request from a finished one at once.
 */
@ApplicationScoped
public class IdempotentReplies {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotentReplies.class);
  private static final int UNRELEASED_AT_MOST = 1_000;

  @Inject ReplyClaims claims;
  @Inject Jsonb json;

  /** Claims that could not be released; those that find no room here are taken over in a minute. */
  private final Queue<UUID> unreleased = new ArrayBlockingQueue<>(UNRELEASED_AT_MOST);

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.every("unreleased claims", Duration.ofSeconds(1), this::releaseRest);
  }

  /** Runs {@code effect} in a transaction, once per owner, door and key. */
  public Response once(String owner, String door, String key, Object body, Supplier<Reply> effect) {
    return once(owner, door, key, body, () -> null, nothing -> effect.get());
  }

  /** The same; {@code before} runs outside any transaction (it takes long, or asks others). */
  public <P> Response once(
      String owner,
      String door,
      String key,
      Object body,
      Supplier<P> before,
      Function<P, Reply> effect) {
    return once(owner, door, key, body, () -> null, nothing -> before.get(), effect);
  }

  /**
   * Runs {@code preparation} in a transaction with the claim, {@code call} outside any (it asks
   * somebody else's system), then {@code effect} in one.
   *
   * @param key null runs without keeping anything
   */
  public <Q, P> Response once(
      String owner,
      String door,
      String key,
      Object body,
      Supplier<Q> preparation,
      Function<Q, P> call,
      Function<P, Reply> effect) {
    if (key == null) {
      P ready = call.apply(claims.inTransaction(preparation));
      return answer(claims.inTransaction(() -> stored(effect.apply(ready))), false);
    }
    UUID token = UUID.randomUUID();
    String hash = Sha256.hex(StrictJson.text(body));
    ReplyClaims.Claimed<Q> claimed =
        claim(token, () -> claims.claim(token, owner, door, key, hash, preparation));
    if (claimed.reply() != null) {
      return answer(claimed.reply(), true);
    }
    return answer(finish(token, () -> call.apply(claimed.prepared()), effect), false);
  }

  private <Q> ReplyClaims.Claimed<Q> claim(UUID token, Supplier<ReplyClaims.Claimed<Q>> claim) {
    try {
      return claim.get();
    } catch (RuntimeException e) {
      if (TransientFailures.isBehind(e)) { // then nobody knows whether it was committed
        unreleased.offer(token);
      }
      throw e;
    }
  }

  /**
   * Gives a key up: a request with it that is still on its way will find it withdrawn.
   *
   * @return where the thing is that was made under this key before, or null if there is none
   */
  public String withdraw(String owner, String door, String key) {
    return claims.withdraw(owner, door, key);
  }

  /** Forgets what was answered to, and about, somebody whose account is erased. */
  public void forget(String owner) {
    claims.forget(owner);
  }

  private <P> StoredReply finish(UUID token, Supplier<P> call, Function<P, Reply> effect) {
    boolean finished = false;
    try {
      P ready = call.get();
      StoredReply reply = claims.finish(token, () -> stored(effect.apply(ready)));
      finished = true;
      return reply;
    } finally {
      if (!finished) {
        release(token);
      }
    }
  }

  private void release(UUID token) {
    try {
      claims.release(token);
    } catch (RuntimeException e) {
      LOG.debug("a claim is released later", e);
      unreleased.offer(token);
    }
  }

  private void releaseRest() {
    for (UUID next = unreleased.peek(); next != null; next = unreleased.peek()) {
      claims.release(next);
      unreleased.remove(next);
    }
  }

  private StoredReply stored(Reply reply) {
    String location = reply.location() == null ? null : reply.location().toString();
    return new StoredReply(
        reply.status(), location, reply.body() == null ? null : json.toJson(reply.body()));
  }

  private static Response answer(StoredReply reply, boolean replayed) {
    Response.ResponseBuilder response = Response.status(reply.status());
    if (reply.location() != null) {
      response.header("Location", reply.location());
    }
    if (replayed) {
      response.header("Idempotency-Replayed", "true");
    }
    if (reply.body() != null) {
      response
          .type(MediaType.APPLICATION_JSON)
          .entity(reply.body().getBytes(StandardCharsets.UTF_8));
    }
    return response.build();
  }

  /**
   * What a creating door answers, kept so that a repeated request gets the same.
   *
   * @param location where the created thing is, or null
   */
  public record Reply(int status, URI location, Object body) {}

  /** An answer as it is kept. */
  record StoredReply(int status, String location, String body) {}
}
