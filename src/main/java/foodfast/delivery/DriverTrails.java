package foodfast.delivery;

import foodfast.account.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/** Where a driver has been, as far as it is still kept. */
@ApplicationScoped
public class DriverTrails implements PersonalData {
  @Inject Trails trails;

  @Override
  public String section() {
    return "deliveries";
  }

  @Override
  public Object export(UUID account) {
    return trails.pointsOf(account).stream().map(row -> point((Object[]) row)).toList();
  }

  private static Map<String, Object> point(Object[] row) {
    return Map.of("orderId", row[0], "at", row[1], "lat", row[2], "lng", row[3]);
  }

  @Override
  public void erase(UUID account) {
    trails.erase(account);
  }
}
