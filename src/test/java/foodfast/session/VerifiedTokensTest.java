package foodfast.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.account.Identity;
import foodfast.account.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final VerifiedTokens tokens = new VerifiedTokens();
  private final Identity who =
      new Identity(
          UUID.randomUUID(),
          Role.CUSTOMER,
          null,
          "Rosa",
          "Berlin",
          UUID.randomUUID(),
          NOW.plusSeconds(60));

  @Test
  void areKnownUntilTheyEndAndALeeway() {
    tokens.keep("hers", who);
    assertEquals(Optional.of(who), tokens.of("hers", NOW.plusSeconds(89)));
    assertEquals(Optional.empty(), tokens.of("hers", NOW.plusSeconds(90)));
    assertEquals(Optional.empty(), tokens.of("another", NOW));
  }

  @Test
  void atTheBoundTheLongestNotUsedIsForgotten() {
    for (int i = 0; i < VerifiedTokens.AT_MOST; i++) {
      tokens.keep("token " + i, who);
    }
    tokens.of("token 0", NOW);
    tokens.keep("one more", who);
    assertEquals(Optional.of(who), tokens.of("token 0", NOW));
    assertEquals(Optional.empty(), tokens.of("token 1", NOW));
  }
}
