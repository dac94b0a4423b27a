package foodfast;

import foodfast.account.Passwords;
import foodfast.account.Profile;
import foodfast.account.RegisterAccount;
import foodfast.account.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** People of each role to try the platform as; they share one password. */
@ApplicationScoped
class DemoPeople {
  @Inject RegisterAccount register;
  @Inject Passwords passwords;

  void createAll(UUID restaurant, UUID otherRestaurant) {
    String hash = passwords.hash(DemoData.PASSWORD);
    create("customer", "Clara Customer", Role.CUSTOMER, null, hash);
    create("customer2", "Carl Customer", Role.CUSTOMER, null, hash);
    create("restaurant", "Rosa (Spreewald Kitchen)", Role.RESTAURANT, restaurant, hash);
    create("restaurant2", "Rico (Pizza Prenzlau)", Role.RESTAURANT, otherRestaurant, hash);
    create("driver", "Dora Driver", Role.DRIVER, null, hash);
    create("driver2", "Dirk Driver", Role.DRIVER, null, hash);
    create("agent", "Ada Agent", Role.AGENT, null, hash);
    create("agent2", "Alan Agent", Role.AGENT, null, hash);
    create("operator", "Olga Operator", Role.OPERATOR, null, hash);
  }

  private void create(String user, String name, Role role, UUID restaurant, String hash) {
    String email = user + "@demo.foodfast.test";
    register.register(email, hash, new Profile(name, null, "Berlin"), role, restaurant);
  }
}
