package foodfast.account;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Collects what every feature keeps about a person. */
@ApplicationScoped
public class ExportAccount {
  @Inject Accounts accounts;
  @Inject @Any Instance<PersonalDataStore> everywhere;

  @Transactional
  public Map<String, Object> export(UUID account) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("account", accounts.find(account).orElseThrow(Problem::notFound).view());
    for (PersonalDataStore data : everywhere) {
      Object kept = data.export(account);
      if (kept != null) {
        all.put(data.section(), kept);
      }
    }
    return all;
  }
}
