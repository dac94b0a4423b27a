package foodfast.order;

import foodfast.menu.MenuItem;
import foodfast.menu.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A dish as it was when the order was placed: name and price stay, whatever the menu does. */
@Embeddable
public class OrderLine {
  int line;

  /** A UUID as text: EclipseLink converts no UUID within an embeddable. */
  @Column(name = "menu_item_id")
  String menuItemId;

  String name;
  long price;
  int quantity;
  String note;

  protected OrderLine() {}

  OrderLine(int line, MenuItem item, int quantity, String note) {
    this.line = line;
    this.menuItemId = item.id().toString();
    this.name = item.name();
    this.price = item.price().amount();
    this.quantity = quantity;
    this.note = note;
  }

  long amount() {
    return Math.multiplyExact(price, quantity);
  }

  /** A line as clients see it. */
  public record View(UUID menuItemId, String name, int quantity, Money price, String note) {}

  View view(String currency) {
    return new View(UUID.fromString(menuItemId), name, quantity, new Money(price, currency), note);
  }
}
