package foodfast.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The system's Chromium, without a window: one for all tests of this JVM, started when the first of
 * them opens a window. A test's windows close with it, and it fails if one of them violated the
 * page's policy. Where there is no Chromium such a test is skipped, and the build says so in
 * capitals.
 *
 * <pre>@RegisterExtension static final Chromium chromium = new Chromium();</pre>
 */
public final class Chromium implements AfterEachCallback {
  /**
   * First what Playwright would switch off by the same option, then what costs a process and two
   * seconds of it for each window: pages below the address bar, which nobody sees.
   */
  private static final List<String> WITHOUT =
      List.of(
          "AcceptCHFrame",
          "AvoidUnnecessaryBeforeUnloadCheckSync",
          "AutoDeElevate",
          "DestroyProfileOnBrowserClose",
          "DialMediaRouteProvider",
          "GlobalMediaControls",
          "HttpsUpgrades",
          "LensOverlay",
          "MediaRouter",
          "PaintHolding",
          "ThirdPartyStoragePartitioning",
          "Translate",
          "WebUIOmniboxPopup",
          "WebUIOmniboxAimPopup");

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-features=" + String.join(",", WITHOUT));
  private static final int PATIENCE_MILLIS = 45_000; // pages come back after up to 20 s

  private static final String VIOLATED = "policy violated:";

  private static Browser shared;
  private static boolean missed;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  /** A person's own browser window: no cookies or storage shared with the others. */
  public Page window(Node node) {
    return window(node, new Browser.NewContextOptions());
  }

  /** A window of somebody who reads in that language and place, such as {@code de-DE}. */
  public Page window(Node node, String locale) {
    return window(node, new Browser.NewContextOptions().setLocale(locale));
  }

  /** A window as wide as a phone. */
  public Page phone(Node node) {
    return window(
        node, new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
  }

  /** A window whose pages may have a service worker and show notifications. */
  public Page windowWithWorker(Node node) {
    Page page =
        window(node, new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.ALLOW));
    page.context().grantPermissions(List.of("notifications"));
    return page;
  }

  /** A window that takes any certificate, for servers that signed their own. */
  public Page trustingWindow(Node node) {
    return window(node, new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
  }

  private Page window(Node node, Browser.NewContextOptions options) {
    if (options.serviceWorkers == null) {
      options.setServiceWorkers(ServiceWorkerPolicy.BLOCK); // nobody stands before the network
    }
    BrowserContext context = browser().newContext(options.setBaseURL(node.url().toString()));
    contexts.add(context);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.addInitScript(
        "addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>"
            + " console.error('"
            + VIOLATED
            + "', effectiveDirective, blockedURI, sample))");
    context.onConsoleMessage(
        message -> {
          if (message.text().startsWith(VIOLATED)) {
            violations.add(message.page().url() + ": " + message.text());
          }
        });
    Page page = context.newPage();
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** What the policies of this test's pages refused; it is forgiven. */
  public List<String> refusals() {
    List<String> refused = List.copyOf(violations);
    violations.clear();
    return refused;
  }

  /** Errors no script caught, on any page of this class so far. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    contexts.forEach(Chromium::close);
    contexts.clear();
    assertEquals(List.of(), refusals(), "what the pages' policy refused");
  }

  /** A request that comes to a test's route only now would be answered to a window that is gone. */
  private static void close(BrowserContext context) {
    context.pages().forEach(Page::unrouteAll);
    context.close();
  }

  private static Browser browser() {
    if (shared == null || !shared.isConnected()) {
      shared = launched(executable());
    }
    return shared;
  }

  /** Its processes end with the JVM that they are told by. */
  private static Browser launched(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setHeadless(true)
                .setArgs(QUIET));
  }

  private static Path executable() {
    Optional<Path> executable =
        Stream.of(
                System.getenv("CHROMIUM"),
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome")
            .filter(Objects::nonNull)
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (executable.isEmpty() && !missed) {
      missed = true;
      System.err.println("***** NO CHROMIUM FOUND: THE BROWSER TESTS ARE NOT RUN *****");
    }
    Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine");
    return executable.get();
  }
}
