package foodfast.browser;

import com.microsoft.playwright.Page;
import foodfast.kit.Session;
import java.util.UUID;
import java.util.regex.Pattern;

/** What people do in every browser story. */
final class People {
  private People() {}

  /** Somebody new registers; returns the e-mail address. */
  static String register(Page page) {
    String email = "browser-" + UUID.randomUUID() + "@test.foodfast.test";
    page.navigate("/login.html");
    page.getByTestId("register-open").click();
    page.getByTestId("register-name").fill("Browser Guest");
    page.getByTestId("register-email").fill(email);
    page.getByTestId("register-password").fill(Session.PASSWORD);
    page.getByTestId("register-submit").click();
    page.waitForURL(Pattern.compile(".*/customer/.*"));
    return email;
  }

  /** A window in which somebody is logged in already, at that page. */
  static Page at(Page window, Session session, String path) {
    window.navigate("/img/logo.svg");
    window.evaluate(
        "answer => import('/js/session.js').then(({ keep }) => keep(JSON.parse(answer)))",
        session.answer());
    window.navigate(path);
    return window;
  }

  /** For a script in a page: the address of a module as the page itself has it. */
  static String module(String path) {
    return "document.querySelector('script[type=module]').src.replace(/(.v.[0-9a-f]+.).*/, '$1%s')"
        .formatted(path);
  }

  /**
   * Stands in for the browser's print dialog: {@code window.printed} tells that it was asked for.
   */
  static void havePaper(Page page) {
    page.evaluate(
        "() => { window.print = () => { dispatchEvent(new Event('beforeprint')); window.printed = true; }; }");
  }

  /** A driver who is asked why it is not at the address says so, and delivers. */
  static void handOverElsewhere(Page page) {
    page.getByTestId("away-met").check();
    page.getByTestId("away-deliver").press("Enter");
  }

  /** Opens the card form if need be, and fills it in. */
  static void addCard(Page page, String number) {
    if (!page.getByTestId("card-form").isVisible()) {
      page.getByTestId("add-card").click();
    }
    fillCard(page, number);
  }

  /** Fills in the card form that is open. */
  static void fillCard(Page page, String number) {
    page.getByTestId("card-number").fill(number);
    page.getByTestId("card-expiry").fill("12/35");
    page.getByTestId("card-cvc").fill("123");
    page.getByTestId("card-holder").fill("Browser Guest");
    page.getByTestId("card-save").click();
  }
}
