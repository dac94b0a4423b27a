package foodfast.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Lets money go that was authorised for an order which was never saved. */
@ApplicationScoped
public class ReleaseOrphans {
  @Inject PaymentRecords records;
  @Inject Payments payments;

  @Transactional
  public void release() {
    records.orphans().stream()
        .filter(orderId -> !records.lock(orderId).isAttached())
        .forEach(payments::release);
  }
}
