package foodfast.order;

import java.util.UUID;

/** An order has lost what its customer wrote; who keeps a copy of it drops that in the same go. */
public record OrderForgotten(UUID orderId, UUID restaurantId) {}
