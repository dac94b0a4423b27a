package foodfast.photo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A finished photo of a dish; its files are found by its id, and never change. */
@Entity
public class Photo {
  @Id UUID id;

  @Column(name = "restaurant_id")
  UUID restaurantId;

  @Column(name = "menu_item_id")
  UUID menuItemId;

  /** Alike for pictures that look alike. */
  long look;

  @Column(name = "created_at")
  Instant createdAt = Instant.now();

  protected Photo() {}

  Photo(Upload upload, long look) {
    this.id = UUID.randomUUID();
    this.restaurantId = upload.restaurantId;
    this.menuItemId = upload.menuItemId;
    this.look = look;
  }
}
