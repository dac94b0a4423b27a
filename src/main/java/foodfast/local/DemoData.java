package foodfast.local;

import foodfast.Migrations;
import foodfast.account.Account;
import foodfast.account.Accounts;
import foodfast.account.FirstPassword;
import foodfast.account.Passwords;
import foodfast.account.Profile;
import foodfast.account.RegisterAccount;
import foodfast.account.Role;
import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
import foodfast.payment.AddPaymentMethod;
import foodfast.payment.PaymentMethods;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restaurants in five cities and people of each role, who share one password; created once and only
 * where {@code DEMO_DATA} asks for it.
 */
@ApplicationScoped
public class DemoData {
  private static final String DOMAIN = "@demo.foodfast.test";
  static final String PASSWORD = "foodfast-demo";
  private static final List<String> STAFF =
      List.of(
          "Rosa", "Rico", "Kim", "Aiko", "Hinnerk", "Indira", "Gitta", "Dominik", "Tomás", "Mei");

  /** Clara's, which she orders with in the OpenAPI document's example. */
  private static final UUID CARD = DemoMenu.idOf("card");

  private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

  @Inject
  @ConfigProperty(name = "DEMO_DATA", defaultValue = "false")
  boolean wanted;

  @Inject
  @ConfigProperty(name = "HTTP_PORT", defaultValue = "9080")
  int port;

  @Inject Menus menus;
  @Inject RegisterAccount register;
  @Inject Passwords passwords;
  @Inject Accounts accounts;
  @Inject PaymentMethods cards;
  @Inject IssueCardToken issueCardToken;
  @Inject AddPaymentMethod addPaymentMethod;

  @Transactional
  public void create(@Observes Migrations.TablesStand tables) {
    if (!wanted) {
      return;
    }
    List<DemoMenu.Place> places = DemoMenu.places();
    if (menus.restaurant(places.get(0).id()).isEmpty()) {
      places.forEach(this::open);
      registerPeople(places);
    }
    if (!cards.isKnown(CARD)) {
      accounts.byEmail("customer" + DOMAIN).ifPresent(this::giveCard);
    }
    LOG.info(
        "FoodFast is at http://localhost:{}/ - log in as {} with {} (or restaurant@, driver@, agent@, operator@)",
        port,
        "customer@demo.foodfast.test",
        PASSWORD);
  }

  private void open(DemoMenu.Place place) {
    menus.add(place.restaurant());
    int number = 0;
    for (DemoMenu.Dish dish : place.dishes()) {
      MenuItem item = new MenuItem(place.idOf(dish), place.id(), dish.content());
      item.standAt(++number);
      item.publish(true);
      menus.add(item);
    }
    MenuItem.Content draft =
        new MenuItem.Content(
            "New dish", "not yet published", new MenuItem.Price(990L, "EUR"), null, null, null);
    menus.add(new MenuItem(place.draft(), place.id(), draft));
  }

  /** Two of most kinds, and somebody at each restaurant: {@code restaurant@, restaurant2@, …}. */
  private void registerPeople(List<DemoMenu.Place> places) {
    FirstPassword password = new FirstPassword(passwords.hash(PASSWORD), false);
    register("customer", "Clara Customer", "+49 30 23125 201", Role.CUSTOMER, null, password);
    register("customer2", "Carl Customer", "+49 30 23125 202", Role.CUSTOMER, null, password);
    for (int i = 0; i < places.size(); i++) {
      DemoMenu.Place place = places.get(i);
      String name = STAFF.get(i) + " (" + place.name() + ")";
      register(staff(i), name, null, Role.RESTAURANT, place.id(), password);
    }
    register("driver", "Dora Driver", null, Role.DRIVER, null, password);
    register("driver2", "Dirk Driver", null, Role.DRIVER, null, password);
    register("agent", "Ada Agent", null, Role.AGENT, null, password);
    register("agent2", "Alan Agent", null, Role.AGENT, null, password);
    register("operator", "Olga Operator", null, Role.OPERATOR, null, password);
  }

  /** Also in databases of before, but not again once she has removed it. */
  private void giveCard(Account clara) {
    IssueCardToken.Card card =
        new IssueCardToken.Card("4242424242424242", 12, Year.now().getValue() + 5, "123", "Clara");
    String token = issueCardToken.issue(card).token();
    addPaymentMethod.add(CARD, clara.id(), token, addPaymentMethod.ask(CARD, token));
  }

  /** What the account of a restaurant's staff is called, by the restaurant's number. */
  private static String staff(int number) {
    return number == 0 ? "restaurant" : "restaurant" + (number + 1);
  }

  /** As whom a restaurant's staff logs in. */
  static String staffEmail(int number) {
    return staff(number) + DOMAIN;
  }

  private void register(
      String user, String name, String phone, Role role, UUID restaurant, FirstPassword password) {
    String email = user + DOMAIN;
    register.register(email, password, new Profile(name, phone, "Berlin"), role, restaurant);
  }
}
