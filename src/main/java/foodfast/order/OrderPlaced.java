package foodfast.order;

import java.util.UUID;

/** A customer placed an order; its kitchen must learn of it. */
public record OrderPlaced(UUID orderId) {}
