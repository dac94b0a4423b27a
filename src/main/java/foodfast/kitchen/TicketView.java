package foodfast.kitchen;

import foodfast.menu.Money;
import foodfast.order.OrderStatus;
import jakarta.json.JsonArray;
import java.time.Instant;
import java.util.UUID;

/**
 * A ticket as screens see it.
 *
 * @param by who moved it last
 * @param alarm how loud it should be: 0 as usual, more with each step of the escalation
 */
public record TicketView(
    UUID id,
    UUID orderId,
    long position,
    OrderStatus status,
    JsonArray items,
    Money total,
    Integer minutes,
    String reason,
    Instant placedAt,
    Instant receivedAt,
    Instant confirmedAt,
    String by,
    int alarm) {}
