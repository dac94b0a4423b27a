package foodfast.kitchen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** A ticket as it became at one position of its restaurant's stream; altered only to forget. */
@Entity
@Table(name = "ticket_change")
@IdClass(TicketChange.Key.class)
class TicketChange {
  /** A restaurant and a position in its stream. */
  record Key(UUID restaurantId, long position) {}

  @Id
  @Column(name = "restaurant_id")
  UUID restaurantId;

  @Id long position;

  @Column(name = "order_id")
  UUID orderId;

  String data;

  protected TicketChange() {}

  TicketChange(Ticket ticket, String data) {
    this.restaurantId = ticket.restaurantId;
    this.position = ticket.position;
    this.orderId = ticket.orderId;
    this.data = data;
  }
}
