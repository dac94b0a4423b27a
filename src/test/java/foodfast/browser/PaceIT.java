package foodfast.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What pages reckon by themselves: how long a silence to try, and what packets cost a radio. */
class PaceIT {
  private static final String TRIES =
      """
      async () => {
        const { tryNext, learn } = await import('/js/pace.js');
        const tries = [tryNext(undefined, 0)];
        let known;
        for (const answered of [true, true, false, true, true]) {
          known = learn(known, tryNext(known, 0), answered, 0);
          tries.push(tryNext(known, 0));
        }
        tries.push(tryNext(known, 3 * 3600000), tryNext(learn({}, 55, false, 0), 0), tryNext(learn({}, 14, false, 0), 0));
        return tries.join();
      }
      """;

  private static final String SECONDS =
      """
      async () => {
        const { radioSeconds } = await import('/js/radio.js');
        const network = { promotion: 0.5, tail: 10 };
        const cases = [[], [0], [0, 5000], [5000, 0], [0, 20000], [55000], [70000]];
        return cases.map((times) => radioSeconds(times, network, 60000)).join();
      }
      """;

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static Object asks(String question) {
    Page page = chromium.window(Platform.running().nodeA());
    page.navigate("/login.html");
    return page.evaluate(question);
  }

  @Test
  void aSilenceGrowsWithEachThatWasAnsweredAndShrinksAfterADeath() {
    assertEquals("55,115,180,115,115,115,180,25,14", asks(TRIES));
  }

  @Test
  void theRadioIsOnFromEachPacketToTheEndOfItsTail() {
    assertEquals("0,10.5,15,15,21,5,0", asks(SECONDS));
  }
}
