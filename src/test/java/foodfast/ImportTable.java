package foodfast;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** Which package may import which: the table of docs/architecture.md, literally. */
final class ImportTable extends ArchCondition<JavaClass> {
  static final String ROOT = "foodfast";

  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("web", Set.of()),
          Map.entry("outbox", Set.of()),
          Map.entry("realtime", Set.of()),
          Map.entry("account", Set.of("realtime", "web")),
          Map.entry("payment", Set.of("account", "web")),
          Map.entry("menu", Set.of("account", "web")),
          Map.entry("order", Set.of("menu", "payment", "account", "outbox", "realtime", "web")),
          Map.entry("kitchen", Set.of("order", "menu", "account", "realtime", "web")),
          Map.entry("delivery", Set.of("order", "menu", "account", "realtime", "web")),
          Map.entry("chat", Set.of("order", "menu", "account", "realtime", "web")),
          Map.entry("announcement", Set.of("account", "realtime", "web")),
          Map.entry("photo", Set.of("menu", "account", "outbox", "realtime", "web")));

  ImportTable() {
    super("import only what the table allows");
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    String from = item.getPackageName();
    if (from.equals(ROOT)) {
      return;
    }
    Set<String> allowed = MAY_IMPORT.get(shortName(from));
    if (allowed == null) {
      events.add(SimpleConditionEvent.violated(item, from + " is not in the table"));
      return;
    }
    for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
      String to = dependency.getTargetClass().getPackageName();
      boolean ours = to.equals(ROOT) || to.startsWith(ROOT + ".");
      if (ours && !to.equals(from) && !allowed.contains(shortName(to))) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  private static String shortName(String packageName) {
    return packageName.equals(ROOT) ? "(root)" : packageName.substring(ROOT.length() + 1);
  }
}
