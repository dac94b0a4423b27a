package foodfast.order;

import foodfast.menu.DishOptions;
import foodfast.menu.MenuItem;
import foodfast.menu.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;

/** A dish as it was when the order was placed: name and price stay, whatever the menu does. */
@Embeddable
public class OrderLine {
  private int line;

  /** A UUID as text: EclipseLink converts no UUID within an embeddable. */
  @Column(name = "menu_item_id")
  private String menuItemId;

  private String name;
  private long price;
  private int quantity;
  private String note;

  /** What was taken of the dish's options, as JSON. */
  private String options = "[]";

  protected OrderLine() {}

  OrderLine(int line, MenuItem item, List<DishOptions.Taken> taken, int quantity, String note) {
    this.line = line;
    this.menuItemId = item.id().toString();
    this.name = item.name();
    this.price =
        taken.stream().mapToLong(one -> one.price().amount()).sum() + item.price().amount();
    this.options = DishOptions.write(taken);
    this.quantity = quantity;
    this.note = note;
  }

  long amount() {
    return Math.multiplyExact(price, quantity);
  }

  void forgetNote() {
    note = null;
  }

  /**
   * A line as clients see it.
   *
   * @param price of one, with its options
   * @param options what was taken, with what each added; null for nothing
   */
  public record View(
      UUID menuItemId,
      String name,
      int quantity,
      Money price,
      String note,
      List<DishOptions.Taken> options) {}

  View view(String currency) {
    List<DishOptions.Taken> taken = DishOptions.readTaken(options);
    return new View(
        UUID.fromString(menuItemId),
        name,
        quantity,
        new Money(price, currency),
        note,
        taken.isEmpty() ? null : taken);
  }
}
