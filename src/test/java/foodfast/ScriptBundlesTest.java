package foodfast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How modules are put into one script, and that all of ours keep to what this can. */
class ScriptBundlesTest {
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Pattern BEGIN = Pattern.compile("(?m)^if \\(!\\$modules\\['(.+)']\\) \\{$");
  private static final Pattern USE = Pattern.compile("(?m)^const .+ = \\$modules\\['(.+)'];");

  /** An import or export in a form that was not put in another. */
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?m)^(?:import\\b|export (?!const \\{ .+ } = \\$modules)).*|.*\\bimport\\((?!'/v/1/).*");

  @Test
  void modulesStandBeforeThoseThatImportThem() {
    ScriptBundles bundles =
        new ScriptBundles(
            Map.of(
                "/page/a.js",
                    """
                    // The page.
                    import '../js/c.js'; // for its effect
                    import { b, two as second } from '../js/b.js';
                    import * as c from '../js/c.js';

                    export const a = b(second) + c.c;
                    """,
                "/js/b.js",
                    """
                    import { c } from './c.js';

                    /** Adds. */
                    export async function b(two) {
                      const { later } = await import('./later.js');
                      return c + two + later + import.meta.url;
                    }
                    const two = 2;
                    export { two };
                    """,
                "/js/c.js", "export const c = 3;\n"),
            "/v/1");
    assertEquals(
        """
        const $modules = (globalThis.$modules ??= {});
        if (!$modules['/js/c.js']) {
        const c = 3;
        $modules['/js/c.js'] = { c };
        }
        if (!$modules['/js/b.js']) {
        const { c } = $modules['/js/c.js'];

        async function b(two) {
          const { later } = await import('/v/1/js/later.js');
          return c + two + later + (location.origin + '/v/1/js/b.js');
        }
        const two = 2;
        $modules['/js/b.js'] = { b, two };
        }
        if (!$modules['/page/a.js']) {
        // for its effect
        const { b, two: second } = $modules['/js/b.js'];
        const c = $modules['/js/c.js'];

        const a = b(second) + c.c;
        $modules['/page/a.js'] = { a };
        }
        export const { a } = $modules['/page/a.js'];
        """,
        bundles.at("/page/a.js"));
  }

  @Test
  void whatIsNoModuleStaysAsItIs() throws IOException {
    Map<String, String> sources = sources();
    ScriptBundles bundles = new ScriptBundles(sources, "/v/1");
    assertEquals(sources.get("/js/clock-worker.js"), bundles.at("/js/clock-worker.js"));
    assertNull(bundles.at("/css/foodfast.css"));
  }

  @Test
  void allOfOursKeepToTheFormsThatThisKnows() throws IOException {
    Map<String, String> sources = sources();
    ScriptBundles bundles = new ScriptBundles(sources, "/v/1");
    List<String> wrong = new ArrayList<>();
    for (String path : sources.keySet()) {
      Set<String> there = new HashSet<>();
      for (String block : bundles.at(path).split("(?m)^(?=if \\(!\\$modules)")) {
        Matcher begin = BEGIN.matcher(block);
        if (begin.find()) {
          USE.matcher(block)
              .results()
              .map(used -> used.group(1))
              .filter(used -> !there.contains(used))
              .forEach(used -> wrong.add(begin.group(1) + " imports in a circle: " + used));
          UNKNOWN.matcher(block).results().forEach(m -> wrong.add(path + ": " + m.group()));
          assertTrue(there.add(begin.group(1)), () -> path + " brings one twice");
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (var files = Files.walk(WEBAPP)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) {
        sources.put("/" + WEBAPP.relativize(file), Files.readString(file));
      }
    }
    return sources;
  }
}
