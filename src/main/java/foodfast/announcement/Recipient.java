package foodfast.announcement;

import foodfast.account.Account;
import foodfast.account.Accounts;
import foodfast.account.Role;
import foodfast.web.Problem;
import foodfast.web.UnicodeText;
import java.util.UUID;

/**
 * What decides whether an announcement is for somebody; the same for all who share it.
 *
 * @param cityKey the city in the spelling that is compared; empty if unknown
 */
record Recipient(Role role, String cityKey) {
  static Recipient of(Accounts accounts, UUID person) {
    return accounts.find(person).map(Recipient::of).orElseThrow(Problem::notFound);
  }

  static Recipient of(Account account) {
    return of(account.role(), account.city());
  }

  static Recipient of(Role role, String city) {
    return new Recipient(role, city == null ? "" : cityKey(city));
  }

  static String cityKey(String city) {
    return UnicodeText.key(city);
  }
}
