package foodfast.order;

import foodfast.menu.Money;
import java.util.List;
import java.util.UUID;

/**
 * A cart priced by the restaurant's own menu, authorised with the payment provider, not yet an
 * order.
 */
record Quote(UUID orderId, UUID restaurantId, List<OrderLine> lines, Money total) {}
