package foodfast.account;

import java.util.UUID;

/** What a feature keeps about a person, so that export and erasure reach its tables. */
public interface PersonalDataStore {
  /** The member of the export that holds it. */
  String section();

  /** All of it, as something JSON can tell; null leaves the section out. */
  Object export(UUID account);

  /** Removes it, or what in it names the person, in the caller's transaction. */
  void erase(UUID account);
}
