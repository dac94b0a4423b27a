package foodfast.order;

import java.util.UUID;

/** An order has moved on; whoever shows it looks it up again. */
public record OrderAdvanced(UUID orderId, long version) {}
