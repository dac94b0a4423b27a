package foodfast.push;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.interaso.webpush.WebPush;
import foodfast.kit.PushCipher;
import foodfast.web.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the key and its library make is read by code that shares nothing with them. */
class VapidKeyTest {
  private static final String ENDPOINT = "https://push.example.org/device";

  @TempDir Path folder;

  @Test
  void whatIsEncryptedForADeviceItAloneReads() throws Exception {
    KeyPair device = PushCipher.keys();
    byte[] point = PushCipher.point((ECPublicKey) device.getPublic());
    byte[] secret = new byte[16];
    byte[] news = "news".getBytes(StandardCharsets.UTF_8);
    byte[] body = key().require().getBody(news, point, secret);
    ECPrivateKey own = (ECPrivateKey) device.getPrivate();
    assertArrayEquals(news, PushCipher.decrypt(body, own, point, secret));
  }

  @Test
  void servicesKnowUsByTheKeyThatBrowsersGot() throws Exception {
    VapidKey key = key();
    Map<String, String> headers =
        key.require().getHeaders(ENDPOINT, 60, "topic", WebPush.Urgency.High);
    assertEquals("60", headers.get("TTL"));
    assertEquals("high", headers.get("Urgency"));
    assertEquals("topic", headers.get("Topic"));
    assertEquals("aes128gcm", headers.get("Content-Encoding"));
    String[] parts = headers.get("Authorization").split("[ =,]+");
    assertEquals(key.publicKey(), parts[4]);
    String claims = PushCipher.claims(parts[2], PushCipher.decoded(key.publicKey()));
    assertTrue(claims.contains("\"https://push.example.org\""), claims);
    assertTrue(claims.contains("\"mailto:us@example.org\""), claims);
  }

  @Test
  void withoutAKeyNothingIsPushed() {
    VapidKey none = new VapidKey();
    none.file = Optional.empty();
    none.read();
    assertEquals(404, assertThrows(Problem.class, none::require).status());
  }

  @Test
  void aFileWithoutAKeyIsRefusedAtTheStart() throws Exception {
    VapidKey key = new VapidKey();
    key.contact = "mailto:us@example.org";
    key.file = Optional.of(Files.writeString(folder.resolve("key.pem"), "no key").toString());
    assertThrows(IllegalStateException.class, key::read);
  }

  private VapidKey key() throws Exception {
    VapidKey key = new VapidKey();
    key.contact = "mailto:us@example.org";
    key.file =
        Optional.of(Files.writeString(folder.resolve("key.pem"), VapidKey.make()).toString());
    key.read();
    return key;
  }
}
