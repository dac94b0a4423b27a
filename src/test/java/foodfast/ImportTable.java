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

  /** It may import anything, and nobody imports it. */
  static final String LOCAL = "foodfast.local";

  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("background", Set.of()),
          Map.entry("timing", Set.of()),
          Map.entry("web", Set.of("timing", "background")),
          Map.entry("outbox", Set.of("timing", "background")),
          Map.entry("realtime", Set.of("timing", "background")),
          Map.entry("account", Set.of("realtime", "web", "timing", "background")),
          Map.entry("session", Set.of("account", "realtime", "web", "timing", "background")),
          Map.entry("payment", Set.of("session", "account", "web", "timing", "background")),
          Map.entry("menu", Set.of("session", "account", "web")),
          Map.entry(
              "order",
              Set.of(
                  "menu",
                  "payment",
                  "session",
                  "account",
                  "outbox",
                  "realtime",
                  "web",
                  "background")),
          Map.entry(
              "kitchen",
              Set.of(
                  "order",
                  "menu",
                  "session",
                  "account",
                  "outbox",
                  "realtime",
                  "web",
                  "background")),
          Map.entry(
              "delivery",
              Set.of("order", "menu", "session", "account", "realtime", "web", "background")),
          Map.entry(
              "chat",
              Set.of("order", "menu", "session", "account", "realtime", "web", "background")),
          Map.entry(
              "support",
              Set.of("chat", "kitchen", "session", "account", "realtime", "web", "background")),
          Map.entry("attachment", Set.of("upload", "chat", "account", "web")),
          Map.entry(
              "announcement",
              Set.of("menu", "session", "account", "realtime", "web", "background")),
          Map.entry("overview", Set.of("account", "realtime", "web", "background")),
          Map.entry(
              "push",
              Set.of(
                  "support",
                  "chat",
                  "announcement",
                  "delivery",
                  "kitchen",
                  "order",
                  "menu",
                  "session",
                  "account",
                  "outbox",
                  "realtime",
                  "web",
                  "background")),
          Map.entry("picture", Set.of()),
          Map.entry(
              "upload",
              Set.of(
                  "picture",
                  "menu",
                  "session",
                  "account",
                  "outbox",
                  "realtime",
                  "web",
                  "background")));

  ImportTable() {
    super("import only what the table allows");
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    String from = item.getPackageName();
    if (from.equals(LOCAL)) {
      return;
    }
    Set<String> allowed = from.equals(ROOT) ? MAY_IMPORT.keySet() : MAY_IMPORT.get(shortName(from));
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
