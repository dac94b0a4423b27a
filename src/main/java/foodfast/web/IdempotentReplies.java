package foodfast.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a creating POST repeatable: the same key and body hear the first answer again, and the
 * effect happens once. The answer is stored in the transaction of the effect, so there is never one
 * without the other; a claim taken before tells a running request from a finished one at once.
 */
@ApplicationScoped
public class IdempotentReplies {
  @Inject ReplyClaims claims;
  @Inject Jsonb json;

  /** Runs {@code effect} in a transaction, once per owner, door and key. */
  public Response once(String owner, String door, String key, Object body, Supplier<Reply> effect) {
    return once(owner, door, key, body, () -> null, nothing -> effect.get());
  }

  /**
   * Runs {@code before} outside any transaction (a call to somebody else's system), then {@code
   * effect} in one.
   *
   * @param key null runs without keeping anything
   */
  public <P> Response once(
      String owner,
      String door,
      String key,
      Object body,
      Supplier<P> before,
      Function<P, Reply> effect) {
    if (key == null) {
      P prepared = before.get();
      return answer(claims.inTransaction(() -> stored(effect.apply(prepared))), false);
    }
    ReplyClaims.Claim claim = claims.claim(owner, door, key, hash(body));
    if (claim.reply() != null) {
      return answer(claim.reply(), true);
    }
    return answer(claimed(claim.token(), before, effect), false);
  }

  /** Forgets what was answered to, and about, somebody whose account is erased. */
  public void forget(String owner) {
    claims.forget(owner);
  }

  private <P> StoredReply claimed(UUID token, Supplier<P> before, Function<P, Reply> effect) {
    boolean finished = false;
    try {
      P prepared = before.get();
      StoredReply reply = claims.finish(token, () -> stored(effect.apply(prepared)));
      finished = true;
      return reply;
    } finally {
      if (!finished) {
        claims.release(token);
      }
    }
  }

  private StoredReply stored(Reply reply) {
    String location = reply.location() == null ? null : reply.location().toString();
    return new StoredReply(
        reply.status(), location, reply.body() == null ? null : json.toJson(reply.body()));
  }

  private String hash(Object body) {
    try {
      byte[] canonical = json.toJson(body).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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

  /** An answer as it is kept. */
  record StoredReply(int status, String location, String body) {}
}
