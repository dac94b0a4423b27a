package foodfast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Addresses follow their owner to every device, and go with the account. */
class SavedAddressesIT {
  private static final Node NODE = Platform.running().nodeA();
  private final CustomerApp customer = CustomerApp.registers(NODE);

  @Test
  void theOneUsedLastComesFirstAndARepeatKeepsItOnce() {
    UUID home = UUID.randomUUID();
    UUID work = UUID.randomUUID();
    keeps(home, Map.of("label", "Home", "line1", " Torstr. 1 ", "city", "Berlin")).expects(200);
    keeps(work, Map.of("line1", "Amt 4242424242424242", "city", "Berlin", "lat", 52.5, "lng", 13.4))
        .expects(200);
    assertEquals(List.of(work, home), ids(customer));
    keeps(home, Map.of("line1", "Torstr. 2", "city", "Berlin")).expects(200);
    assertEquals(List.of(home, work), ids(customer));
    assertEquals("Torstr. 2", kept(customer).get(0).getString("line1"));
    assertFalse(kept(customer).get(1).toString().contains("4242424242424242"));
    assertEquals(52.5, kept(customer).get(1).getJsonNumber("lat").doubleValue());
    forgets(work).expects(204);
    forgets(work).expects(204);
    assertEquals(List.of(home), ids(customer));
  }

  @Test
  void anIdOfSomebodyElsesIsOnesOwn() {
    UUID id = UUID.randomUUID();
    CustomerApp other = CustomerApp.registers(NODE);
    keeps(id, Map.of("line1", "Mine 1", "city", "Berlin")).expects(200);
    assertEquals(List.of(), ids(other));
    other.door().delete("/api/accounts/me/addresses/" + id).expects(204);
    assertEquals("Mine 1", kept(customer).get(0).getString("line1"));
    RestaurantApp.logsIn(NODE).door().get("/api/accounts/me/addresses").isProblem(403);
  }

  @Test
  void whatCannotBeKeptIsRefused() {
    UUID id = UUID.randomUUID();
    keeps(id, Map.of("line1", " ", "city", "Berlin")).isProblem(422, "validation-failed");
    keeps(id, Map.of("line1", "A 1", "city", "Berlin", "lat", 1))
        .isProblem(422, "validation-failed");
    for (int i = 0; i < SavedAddresses.MOST; i++) {
      keeps(UUID.randomUUID(), Map.of("line1", "Way " + i, "city", "Berlin")).expects(200);
    }
    keeps(id, Map.of("line1", "A 1", "city", "Berlin")).isProblem(422, "too-many-addresses");
    keeps(ids(customer).get(0), Map.of("line1", "B 2", "city", "Berlin")).expects(200);
  }

  @Test
  void theCopyHasThemAndTheErasureTakesThem() {
    keeps(UUID.randomUUID(), Map.of("line1", "Secret 7", "city", "Berlin")).expects(200);
    JsonObject copy = customer.door().get("/api/accounts/me/export").expects(200).json();
    JsonObject address = copy.getJsonArray("addresses").getJsonObject(0);
    assertEquals("Secret 7", address.getString("line1"));
    customer.door().delete("/api/accounts/me").expects(204);
    long left =
        new Tables(Platform.running().database())
            .number(
                "select count(*) from saved_address where account_id = ?",
                UUID.fromString(customer.session().accountId()));
    assertEquals(0, left);
  }

  private Answer keeps(UUID id, Map<String, ?> address) {
    return customer.door().put("/api/accounts/me/addresses/" + id, address);
  }

  private Answer forgets(UUID id) {
    return customer.door().delete("/api/accounts/me/addresses/" + id);
  }

  private static List<JsonObject> kept(CustomerApp of) {
    return of.door()
        .get("/api/accounts/me/addresses")
        .expects(200)
        .items()
        .getValuesAs(JsonObject.class);
  }

  private static List<UUID> ids(CustomerApp of) {
    return kept(of).stream().map(one -> UUID.fromString(one.getString("id"))).toList();
  }
}
