package foodfast.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.account.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom an announcement is for. */
class AudienceTest {
  private static final Recipient BERLIN_DRIVER = new Recipient(Role.DRIVER, "berlin");
  private static final Recipient NOWHERE = new Recipient(Role.CUSTOMER, "");

  @Test
  void nobodyNamedMeansEverybody() {
    assertTrue(Audience.EVERYBODY.includes(BERLIN_DRIVER));
    assertTrue(new Audience(null, null).includes(NOWHERE));
  }

  @Test
  void roleAndCityMustBothFit() {
    Audience drivers = new Audience(List.of(Role.DRIVER, Role.AGENT), List.of(" BERLIN ", "Köln"));
    assertTrue(drivers.includes(BERLIN_DRIVER));
    assertFalse(drivers.includes(new Recipient(Role.DRIVER, "hamburg")));
    assertFalse(drivers.includes(new Recipient(Role.CUSTOMER, "berlin")));
    assertTrue(drivers.includes(new Recipient(Role.AGENT, Recipient.cityKey("KÖLN"))));
  }

  @Test
  void whoLivesNowhereHearsNothingOfCities() {
    assertFalse(new Audience(List.of(), List.of("Berlin")).includes(NOWHERE));
  }

  @Test
  void itIsKeptAsLinesAndReadBack() {
    Audience some = new Audience(List.of(Role.DRIVER, Role.CUSTOMER), List.of("Bad Urach", "Köln"));
    assertEquals("CUSTOMER\nDRIVER", some.roleLines());
    assertEquals("bad urach\nköln", some.cityKeyLines());
    Audience again = Audience.ofLines(some.roleLines(), some.cityLines());
    assertEquals(List.of("Bad Urach", "Köln"), again.cities());
    assertTrue(Audience.ofLines("", "").isEverybody());
  }
}
