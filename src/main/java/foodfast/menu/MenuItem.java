package foodfast.menu;

import foodfast.web.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A dish with its price; customers see it once it is published. */
@Entity
@Table(name = "menu_item")
public class MenuItem {
  @Id UUID id;

  @Column(name = "restaurant_id")
  UUID restaurantId;

  String name;
  String description;
  long price;
  String currency;
  boolean published;

  @Column(name = "photo_id")
  UUID photoId;

  @Column(name = "photo_pending")
  boolean photoPending;

  protected MenuItem() {}

  public MenuItem(UUID id, UUID restaurantId, String name, String description, Money price) {
    this.id = id;
    this.restaurantId = restaurantId;
    this.name = name;
    this.description = description;
    this.price = price.amount();
    this.currency = price.currency();
  }

  public UUID id() {
    return id;
  }

  public UUID restaurantId() {
    return restaurantId;
  }

  public String name() {
    return name;
  }

  public Money price() {
    return new Money(price, currency);
  }

  public boolean isPublished() {
    return published;
  }

  public UUID photoId() {
    return photoId;
  }

  /** Whether a photo of it is on its way. */
  public void photoInWork(boolean inWork) {
    photoPending = inWork;
  }

  /** Shows that photo from now on. */
  public void show(UUID photo) {
    photoId = photo;
  }

  /** Shows it to customers, or hides it. */
  public void publish(boolean visible) {
    if (visible && photoPending) {
      throw Problem.of(409, "photo-not-ready", "The photo of this dish is still in work.");
    }
    published = visible;
  }
}
