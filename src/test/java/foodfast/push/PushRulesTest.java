package foodfast.push;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.account.Role;
import foodfast.web.Problem;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom we speak to, when a device is left alone, and how a service that fails is spared. */
class PushRulesTest {
  private static final List<String> SERVICES =
      List.of("fcm.googleapis.com", "*.push.services.mozilla.com", "localhost:8443");
  private static final String POINT =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String SECRET = "BTBZMqHH6r4Tts7J_aSIgg";
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fcm.googleapis.com/fcm/send/abc",
        "https://FCM.googleapis.com:443/x",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://localhost:8443/x"
      })
  void knownServicesAreSentTo(String address) {
    assertDoesNotThrow(() -> PushEndpoint.of(address, SERVICES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com.example.org/x",
        "https://evilfcm.googleapis.com/x",
        "https://push.services.mozilla.com/x",
        "https://evilpush.services.mozilla.com/x",
        "https://a@fcm.googleapis.com/x",
        "https://fcm.googleapis.com@example.org/x",
        "https://fcm.googleapis.com/x#y",
        "https://localhost/x",
        "https://localhost:8444/x",
        "https://127.0.0.1:8443/x",
        "https://[::1]:8443/x",
        "https:fcm.googleapis.com",
        "no address",
        ""
      })
  void nobodyElseIs(String address) {
    Problem refusal =
        assertThrows(Problem.class, () -> PushEndpoint.of(address, SERVICES), address);
    assertEquals(422, refusal.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002::1",
        "2001::1"
      })
  void privateAddressesAreNobodysService(String address) throws Exception {
    assertFalse(PublicAddress.is(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2607:f8b0:4005::5f"})
  void publicOnesMayBe(String address) throws Exception {
    assertTrue(PublicAddress.is(InetAddress.getByName(address)));
  }

  @Test
  void keysAreAPointOnTheCurveAndASecret() {
    assertDoesNotThrow(() -> new DeviceKeys(POINT, SECRET).check());
    String off = POINT.substring(0, POINT.length() - 2) + "A4";
    for (String point : List.of(off, SECRET, "", "not base64!", "A" + POINT.substring(1))) {
      assertThrows(Problem.class, () -> new DeviceKeys(point, SECRET).check(), point);
    }
    assertThrows(Problem.class, () -> new DeviceKeys(POINT, "AAAA").check());
  }

  @Test
  void quietHoursAreByTheDevicesClockAndMayPassMidnight() {
    assertTrue(new QuietHours("11:00", "13:30", "Europe/London").include(NOON));
    assertFalse(new QuietHours("11:00", "12:00", "Europe/London").include(NOON));
    assertTrue(
        new QuietHours("22:00", "07:00", "Asia/Tokyo")
            .include(Instant.parse("2026-01-31T13:00:00Z")));
    assertTrue(
        new QuietHours("22:00", "07:00", "Asia/Tokyo")
            .include(Instant.parse("2026-01-31T21:59:00Z")));
    assertFalse(new QuietHours("22:00", "07:00", "Asia/Tokyo").include(NOON));
    assertThrows(Problem.class, () -> new QuietHours("22:00", "07:00", "Moon/Sea").check());
  }

  @Test
  void everyRoleHasItsKindsAndNewsOnlyIfChosen() {
    assertTrue(PushKind.of(Role.CUSTOMER).contains(PushKind.ORDERS));
    assertFalse(PushKind.of(Role.DRIVER).contains(PushKind.ORDERS));
    assertTrue(PushKind.of(Role.OPERATOR).contains(PushKind.NEWS));
    assertFalse(PushKind.usual(Role.CUSTOMER).contains(PushKind.NEWS));
  }

  @Test
  void aServiceThatFailsRestsLongerEachTimeAndIsTriedWithOnePush() {
    ServiceHealth health = new ServiceHealth();
    assertTrue(health.begin(NOON));
    assertTrue(health.begin(NOON));
    assertTrue(health.failed(NOON));
    assertFalse(health.failed(NOON), "it was under way before");
    assertFalse(health.begin(NOON.plusMillis(1999)));
    assertTrue(health.begin(NOON.plusSeconds(2)));
    assertFalse(health.begin(NOON.plusSeconds(2)), "one is enough to see");
    assertFalse(health.failed(NOON.plusSeconds(2)));
    assertEquals(Duration.ofSeconds(4), health.rest(NOON.plusSeconds(2)));
    assertTrue(health.begin(NOON.plusSeconds(6)));
    assertTrue(health.answered());
    assertTrue(health.begin(NOON.plusSeconds(6)));
    assertTrue(health.begin(NOON.plusSeconds(6)));
  }
}
