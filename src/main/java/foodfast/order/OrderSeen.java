package foodfast.order;

import java.util.UUID;

/** A page of its customer's, which is open and in sight, has asked for the order. */
public record OrderSeen(UUID orderId, long version) {}
