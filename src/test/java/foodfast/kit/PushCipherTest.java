package foodfast.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** What checks our encryption is itself right: the example of RFC 8291, Appendix A. */
class PushCipherTest {
  private static final byte[] POINT =
      PushCipher.decoded(
          "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
  private static final byte[] SECRET = PushCipher.decoded("BTBZMqHH6r4Tts7J_aSIgg");
  private static final byte[] BODY =
      PushCipher.decoded(
          "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
              + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
              + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");

  @Test
  void readsTheExampleOfTheStandard() throws Exception {
    assertEquals("When I grow up, I want to be a watermelon", read(BODY));
  }

  @Test
  void refusesWhatWasChanged() {
    byte[] changed = BODY.clone();
    changed[changed.length - 20] ^= 1;
    assertThrows(GeneralSecurityException.class, () -> read(changed));
  }

  private static String read(byte[] body) throws GeneralSecurityException {
    byte[] own = PushCipher.decoded("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
    byte[] plain = PushCipher.decrypt(body, PushCipher.privateKey(own), POINT, SECRET);
    return new String(plain, StandardCharsets.UTF_8);
  }
}
