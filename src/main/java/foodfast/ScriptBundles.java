package foodfast;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scripts of one version, each together with all that it imports, so that a slow line is asked once
 * and not for dozens of files. Each module stands in a block of its own, in the order in which a
 * browser would run them, and runs only if no script of the page has brought it before: what is
 * loaded later shares the page's modules. Our modules import in no circle and export nothing that
 * changes, in the few forms that stand here ({@code ScriptBundlesTest}).
 */
final class ScriptBundles {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:(\\{.+}|\\* as \\w+) from )?'(\\.[^']+)';");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(?:async )?(?:function|class|const) (\\w+))");
  private static final Pattern EXPORTED = Pattern.compile("(?m)^export \\{ (.+) };");
  private static final Pattern LATER = Pattern.compile("\\bimport\\('(\\.[^']+)'\\)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^ *(?://.*|/\\*\\*(?s:.*?)\\*/)\\n");
  private static final String OWN_ADDRESS = "import.meta.url";

  private final Map<String, String> sources;
  private final String root;
  private final Map<String, String> bundles = new ConcurrentHashMap<>();

  /**
   * @param sources the text of each script by its path
   * @param root what addresses of this version begin with
   */
  ScriptBundles(Map<String, String> sources, String root) {
    this.sources = Map.copyOf(sources);
    this.root = root;
  }

  /** The script at this path with all that it needs, or null if there is none. */
  String at(String path) {
    return sources.containsKey(path) ? bundles.computeIfAbsent(path, this::bundle) : null;
  }

  private String bundle(String path) {
    List<String> names = exports(path);
    if (names.isEmpty() && imports(path).isEmpty()) {
      return sources.get(path); // no module, such as a worker
    }
    String exports =
        names.isEmpty() ? "" : "export const { %s } = %s;%n".formatted(list(names), module(path));
    return inOrder(path, new HashSet<>())
        .map(this::block)
        .collect(
            Collectors.joining("", "const $modules = (globalThis.$modules ??= {});\n", exports));
  }

  /** What it imports before itself, each once. */
  private Stream<String> inOrder(String path, Set<String> seen) {
    if (!seen.add(path)) {
      return Stream.empty();
    }
    List<String> all = new ArrayList<>();
    imports(path).forEach(one -> inOrder(one, seen).forEach(all::add));
    all.add(path);
    return all.stream();
  }

  private List<String> imports(String path) {
    return IMPORT
        .matcher(source(path))
        .results()
        .map(found -> resolve(path, found.group(2)))
        .toList();
  }

  private List<String> exports(String path) {
    Stream<String> declared = EXPORT.matcher(source(path)).results().map(found -> found.group(1));
    Stream<String> listed =
        EXPORTED
            .matcher(source(path))
            .results()
            .flatMap(found -> Stream.of(found.group(1).split(", ")));
    return Stream.concat(declared, listed).toList();
  }

  private String block(String path) {
    String text = COMMENT.matcher(source(path)).replaceAll(""); // a third of it
    text = IMPORT.matcher(text).replaceAll(found -> literally(imported(path, found)));
    text = EXPORT.matcher(text).replaceAll("");
    text = EXPORTED.matcher(text).replaceAll("");
    text =
        LATER
            .matcher(text)
            .replaceAll(
                found -> literally("import('%s')".formatted(root + resolve(path, found.group(1)))));
    text = text.replace(OWN_ADDRESS, "(location.origin + '%s')".formatted(root + path));
    return "if (!%1$s) {\n%2$s\n%1$s = { %3$s };\n}\n"
        .formatted(module(path), text.strip(), list(exports(path)));
  }

  private static String imported(String path, MatchResult found) {
    String names = found.group(1);
    if (names == null) {
      return "";
    }
    String wanted = names.startsWith("*") ? names.substring(5) : names.replace(" as ", ": ");
    return "const %s = %s;".formatted(wanted, module(resolve(path, found.group(2))));
  }

  private String source(String path) {
    String text = sources.get(path);
    if (text == null) {
      throw new IllegalStateException("there is no " + path);
    }
    return text;
  }

  private static String module(String path) {
    return "$modules['%s']".formatted(path);
  }

  private static String resolve(String path, String relative) {
    return URI.create(path).resolve(relative).getPath();
  }

  private static String list(List<String> names) {
    return String.join(", ", names);
  }

  private static String literally(String text) {
    return Matcher.quoteReplacement(text);
  }
}
