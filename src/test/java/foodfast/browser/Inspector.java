package foodfast.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks at pages as nobody else does: with axe, in light and in dark, narrow and wide, and whether
 * a right-to-left name stands by itself. Collects what it finds, so that one visit tells all.
 */
final class Inspector {
  private static final int[] WIDTHS = {320, 390, 1280, 1600};
  private static final Set<Integer> KEPT = Set.of(390, 1280);
  private static final Set<Integer> AXED = Set.of(320, 1280); // laid out differently
  private static final int HEIGHT = 844;
  private static final String AXE = text("/axe.min.js");
  private static final String LOOK = text("/foodfast/browser/look.js");

  private final List<String> faults = new ArrayList<>();
  private static final Map<String, String> TITLES = new TreeMap<>(); // of all pages so far

  /** Looks at the page as it stands, in all colours and widths. */
  void looksAt(Page page, String state) {
    page.evaluate(AXE);
    page.evaluate(LOOK);
    in(page, ColorScheme.DARK);
    tell(state + ", dark", page.evaluate("look.contrast()"));
    in(page, ColorScheme.LIGHT);
    tell(state, page.evaluate("look.isolation()"));
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      tell(state + " at " + width, page.evaluate("look.width()"));
      if (AXED.contains(width)) {
        tell(state + " at " + width, page.evaluate("look.axe()"));
      }
      keep(page, state, width);
    }
    TITLES.put(page.url().replaceFirst("[?#].*", ""), page.title());
  }

  /** What a phone and a desk show of it is kept; with -Dshots the whole page at every width. */
  private static void keep(Page page, String state, int width) {
    boolean whole = Boolean.getBoolean("shots");
    if (whole || KEPT.contains(width)) {
      String name = state.replaceAll("\\W+", "-") + "-" + width + ".jpg";
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(whole)
              .setQuality(70)
              .setType(ScreenshotType.JPEG)
              .setPath(Path.of("target/shots", name)));
    }
  }

  /** Without motion: a colour on its way from one to another is neither. */
  private static void in(Page page, ColorScheme scheme) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  /** Somebody who works without a mouse must not be thrown back to the top of the page. */
  void keepsTheFocus(Page page, String state) {
    page.evaluate(LOOK);
    tell(state, page.evaluate("look.focus()"));
  }

  void finds(String fault) {
    faults.add(fault);
  }

  void foundNothing() {
    assertEquals(TITLES.size(), TITLES.values().stream().distinct().count(), TITLES.toString());
    assertEquals("", String.join("\n", faults));
  }

  private void tell(String state, Object found) {
    for (Object one : (List<?>) found) {
      faults.add(state + ": " + one);
    }
  }

  private static String text(String resource) {
    try (InputStream in = Inspector.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
