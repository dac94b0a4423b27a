package foodfast.load;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The first list of restaurants on a slow line, 300 ms and 90 kB/s by Chromium's own emulation: for
 * somebody who was never here, after a log-in, and on each later visit. The page's own clock is
 * read when the frame with the list is drawn: whoever asks a page from outside again and again is
 * up to half a second late.
 */
class SlowLineLoad {
  private static final int LATENCY_MILLIS = 300;
  private static final int BYTES_A_SECOND = 90_000;
  private static final int VISITS = 10;
  private static final String SHOP = "/customer/index.html";

  /** Notes when a log-in is sent, and when the first list stands on the screen. */
  private static final String CLOCK =
      """
      const now = () => performance.timeOrigin + performance.now();
      addEventListener('submit', () => sessionStorage.setItem('sent', now()), true);
      new MutationObserver((changes, observer) => {
        if (!document.querySelector('[data-testid=restaurant-card]')) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => (window.listedAt = now())));
      }).observe(document, { childList: true, subtree: true });
      """;

  private static final String LISTED = "() => window.listedAt - performance.timeOrigin";
  private static final String LISTED_SINCE_LOG_IN =
      "() => window.listedAt - sessionStorage.getItem('sent')";
  private static final String FIRST_PAINT =
      "() => performance.getEntriesByName('first-contentful-paint')[0].startTime";

  /** What has come by now: how it is called, from when to when, and its bytes on the line. */
  private static final String TIMELINE =
      """
      () => performance.getEntries()
        .filter(({ responseEnd }) => responseEnd > 0)
        .map(({ name, startTime, responseEnd, transferSize }) => [
          new URL(name).pathname.replace(/^.v.[0-9a-f]+/, ''), startTime, responseEnd, transferSize])
      """;

  @RegisterExtension static final Chromium chromium = new Chromium();
  private final Node node = Platform.running().nodeA();

  @Test
  void firstList() {
    Latencies never = new Latencies();
    Latencies note = new Latencies();
    Latencies login = new Latencies();
    Latencies later = new Latencies();
    opened(slow(), new Latencies(), new Latencies()); // the server and the browser warm up
    List<?> timeline = List.of();
    for (int i = 0; i < VISITS; i++) {
      MeteredPhone phone = slow();
      timeline = opened(phone, note, never);
      opened(phone, note, later);
      login.add(afterLogIn());
    }
    Report report = new Report("The first list of restaurants, 300 ms and 90 kB/s");
    timeline.stream().map(List.class::cast).forEach(one -> tell(one, report));
    report
        .add("somebody who was never here", never)
        .add("after a log-in", login)
        .add("a later visit", later)
        .add("until the page is drawn and says that it looks for them", note)
        .publish("slow-line");
  }

  private MeteredPhone slow() {
    MeteredPhone phone = new MeteredPhone(chromium, CustomerApp.registers(node));
    phone.page.addInitScript(CLOCK);
    phone.slow(LATENCY_MILLIS, BYTES_A_SECOND);
    return phone;
  }

  /** Of the last first visit: when each part was asked for, when it was there, what it weighs. */
  private static void tell(List<?> part, Report report) {
    report
        .add(part.get(0) + ", asked for", ((Number) part.get(1)).doubleValue(), "ms")
        .add(part.get(0) + ", there", ((Number) part.get(2)).doubleValue(), "ms")
        .add(part.get(0) + ", on the line", ((Number) part.get(3)).doubleValue(), "bytes");
  }

  private static List<?> opened(MeteredPhone phone, Latencies note, Latencies list) {
    Page page = phone.page;
    page.navigate(SHOP);
    list.add(nanos(page, LISTED));
    note.add(nanos(page, FIRST_PAINT));
    List<?> timeline = (List<?>) page.evaluate(TIMELINE);
    assertThat(page.getByTestId("bell")).isVisible();
    page.waitForLoadState();
    return timeline;
  }

  /** What that says, once the list stands there. */
  private static long nanos(Page page, String millis) {
    page.waitForFunction("() => window.listedAt");
    return (long) (((Number) page.evaluate(millis)).doubleValue() * 1e6);
  }

  /** From the press to the list, the page having been there as long as somebody needs to write. */
  private long afterLogIn() {
    String email = Session.ofNewcomer(node).email();
    MeteredPhone phone = slow();
    Page page = phone.page;
    page.evaluate("localStorage.clear()");
    page.navigate("/login.html");
    page.waitForFunction("() => document.querySelectorAll('link[rel=modulepreload]').length > 1");
    page.waitForTimeout(5_000);
    page.locator("#email").fill(email);
    page.locator("#password").fill(Session.PASSWORD);
    page.locator("#login-form button[type=submit]").click();
    return nanos(page, LISTED_SINCE_LOG_IN);
  }
}
