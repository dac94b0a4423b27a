package foodfast.announcement;

import foodfast.account.Account;
import foodfast.account.Role;
import java.util.Locale;

/**
 * What decides whether an announcement is for somebody; the same for all who share it.
 *
 * @param cityKey the city in the spelling that is compared; empty if unknown
 */
record Reader(Role role, String cityKey) {
  static Reader of(Account account) {
    return new Reader(account.role(), account.city() == null ? "" : cityKey(account.city()));
  }

  /** Cities that differ in case or in blanks around them are one. */
  static String cityKey(String city) {
    return city.strip().toLowerCase(Locale.ROOT);
  }
}
