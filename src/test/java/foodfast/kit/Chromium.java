package foodfast.kit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's Chromium, without a window. Where there is none the test is skipped, and the build
 * says so in capitals.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final int PATIENCE_MILLIS = 45_000; // pages come back after up to 20 s

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Chromium(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setHeadless(true)
                    .setArgs(QUIET));
  }

  public static Chromium open() {
    Optional<Path> executable = executable();
    if (executable.isEmpty()) {
      System.err.println("***** NO CHROMIUM FOUND: THE BROWSER TESTS ARE NOT RUN *****");
    }
    Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine");
    return new Chromium(executable.get());
  }

  /** A person's own browser window: no cookies or storage shared with the others. */
  public Page window(Node node) {
    return window(node, new Browser.NewContextOptions());
  }

  /** A window as wide as a phone. */
  public Page phone(Node node) {
    return window(
        node, new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
  }

  private Page window(Node node, Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setBaseURL(node.url().toString()));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** Errors no script caught, on any page so far. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  private static Optional<Path> executable() {
    return java.util.stream.Stream.of(
            System.getenv("CHROMIUM"),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .filter(java.util.Objects::nonNull)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
