package foodfast.payment;

import foodfast.account.PersonalDataStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/** The cards and payments of a person; payments stay for the books, the cards go. */
@ApplicationScoped
public class PersonalPaymentRecords implements PersonalDataStore {
  @Inject PaymentMethods methods;
  @Inject Payments payments;

  @Override
  public String section() {
    return "payments";
  }

  @Override
  public Object export(UUID account) {
    return Map.of(
        "methods", methods.of(account).stream().map(PaymentMethod::view).toList(),
        "payments", payments.of(account).stream().map(Payment::view).toList());
  }

  @Override
  public void erase(UUID account) {
    methods.removeAll(account);
  }
}
